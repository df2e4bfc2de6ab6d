import Perigee
import ResultRendering

/// Where answers go instead of the screen: a file or a command. They are whole there, without colour.
final class AnswerOutput {
  private enum Place {
    case file(OutputFile)
    case command(CommandPipe)
  }

  /// As the user wrote it.
  let name: String
  private let place: Place
  private var hasAnswers = false

  /// Opens a file or starts a command.
  init(_ redirection: Redirection, in environment: ShellEnvironment) throws(Platform.Failure) {
    switch redirection {
    case .file(let path, let isAppending):
      name = path
      place = .file(try OutputFile(environment.expanded(path), isAppending: isAppending))
    case .command(let command):
      name = "| \(command)"
      place = .command(try CommandPipe(command))
    }
  }

  var isCommand: Bool {
    switch place {
    case .file: false
    case .command: true
    }
  }

  func write(_ bytes: Span<UInt8>) throws(Platform.Failure) {
    switch place {
    case .file(let file): try file.write(bytes)
    case .command(let command): try command.write(bytes)
    }
  }

  /// Puts a blank line before an answer that would run together with the one before.
  func separateAnswers(in sink: ByteSink, _ format: OutputFormat) throws {
    if hasAnswers, format.needsBlankLineBetweenAnswers { try sink.write("\n".utf8) }
    hasAnswers = true
  }

  /// Closes the file, or waits until the command has ended.
  func finish() throws(Platform.Failure) {
    switch place {
    case .file(let file): try file.finish()
    case .command(let command): command.finish()
    }
  }
}
