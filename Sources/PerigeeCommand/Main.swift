import ArgumentParser
import Perigee
import ResultRendering

/// Where the program begins.
@main
enum Main {
  static func main() {
    Platform.ignoreBrokenPipes()
    let arguments = Platform.arguments
    if let options = Options(plainQuery: arguments) {
      Platform.end(status: Program(options: options).run().rawValue)
    }
    do {
      var command = try PerigeeCommand.parseAsRoot()
      try command.run()
    } catch {
      Platform.end(status: status(of: error))
    }
  }

  /// Writes what the argument parser has to say: help and version are answers, everything else is wrong usage.
  private static func status(of error: any Error) -> Int32 {
    let status = PerigeeCommand.exitCode(for: error).rawValue
    let text = PerigeeCommand.fullMessage(for: error)
    if text.isEmpty { return status }
    let isAnswer = status == ExitStatus.success.rawValue
    if !isAnswer, ErrorForm(arguments: Platform.arguments) == .json {
      let diagnostic = Diagnostic(
        .usage, PerigeeCommand.message(for: error), at: nil, hint: "`perigee --help` lists the options")
      Reporter(form: .json, color: nil).report([diagnostic], in: nil)
      return status
    }
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
