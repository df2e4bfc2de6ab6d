import ArgumentParser
import CommandLines
import Perigee

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
      Platform.end(status: CommandRun.answer(Version.text))
    case nil: run(PerigeeCommand.self, words)
    }
  }

  private static func run<Command: ParsableCommand>(_ type: Command.Type, _ words: [String]) {
    Platform.end(status: CommandRun.status(of: type, words))
  }
}
