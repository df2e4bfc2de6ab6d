import ArgumentParser
import Perigee
import ResultRendering

/// Where the program begins.
@main
enum Main {
  static func main() {
    Platform.ignoreBrokenPipes()
    let arguments = Platform.arguments
    if let options = Options(plain: arguments) {
      Platform.end(status: Program(options: options).run().rawValue)
    }
    let words = arguments.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    switch arguments.dropFirst().first.flatMap(Subcommand.init) {
    case .fetch: Platform.end(status: FetchLauncher.run(arguments).rawValue)
    case .save: run(SaveCommand.self, Array(words.dropFirst()))
    case .completions: run(CompletionsCommand.self, Array(words.dropFirst()))
    case nil where words == ["--version"]:
      Platform.end(status: write(Version.text, isAnswer: true, status: 0))
    case nil: run(PerigeeCommand.self, words)
    }
  }

  private static func run<Command: ParsableCommand>(_ type: Command.Type, _ words: [String]) {
    do {
      var command = try Command.parseAsRoot(words)
      try command.run()
    } catch {
      Platform.end(status: status(of: error, type))
    }
  }

  /// Writes what the argument parser has to say: help and version are answers, everything else is wrong usage.
  private static func status<Command: ParsableCommand>(of error: any Error, _ type: Command.Type) -> Int32 {
    let status = type.exitCode(for: error).rawValue
    let text = type.fullMessage(for: error)
    if text.isEmpty { return status }
    let isAnswer = status == ExitStatus.success.rawValue
    if !isAnswer, ErrorForm(arguments: Platform.arguments) == .json {
      let diagnostic = Diagnostic(
        .usage, type.message(for: error), at: nil,
        hint: "`\(type.configuration.commandName ?? "perigee") --help` lists the options")
      Reporter(form: .json, color: nil).report([diagnostic], in: nil)
      return status
    }
    return write(text, isAnswer: isAnswer, status: status)
  }

  /// Writes what is an answer, or is wrong. Returns the status, unless an answer cannot be written.
  private static func write(_ text: String, isAnswer: Bool, status: Int32) -> Int32 {
    // What the user typed comes back in messages; it must not steer the terminal.
    let printable = isAnswer ? text : PrintableLines.escaped(text)
    let bytes = Array("\(printable)\n".utf8)
    do {
      try Platform.write(bytes.span, to: isAnswer ? Platform.standardOutput : Platform.standardError)
      return status
    } catch {
      return error.isBrokenPipe || !isAnswer ? status : ExitStatus.outputFailed.rawValue
    }
  }
}
