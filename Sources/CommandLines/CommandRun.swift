package import ArgumentParser
import Perigee
import ResultRendering

/// A command, from the words that it is given to the status that it ends with.
package enum CommandRun {
  /// Reads the words of a command line, those behind the name of the command, and does what they say.
  ///
  /// - Returns: The status for the process to end with.
  package static func status<Command: ParsableCommand>(of type: Command.Type, _ words: [String]) -> Int32 {
    do {
      var command = try Command.parseAsRoot(words)
      try command.run()
      return ExitStatus.success.rawValue
    } catch {
      return status(of: error, type)
    }
  }

  /// Writes what the argument parser has to say: help and version are answers, everything else is wrong usage.
  private static func status<Command: ParsableCommand>(of error: any Error, _ type: Command.Type) -> Int32 {
    let status = type.exitCode(for: error).rawValue
    let text = type.fullMessage(for: error)
    if text.isEmpty { return status }
    if status == ExitStatus.success.rawValue { return answer(text) }
    guard ErrorForm(arguments: Platform.arguments) == .json else {
      // What the user typed comes back in messages; it must not steer the terminal.
      write(PrintableLines.escaped(text))
      return status
    }
    let diagnostic = Diagnostic(
      .usage, type.message(for: error), at: nil,
      hint: "`\(type.configuration.commandName ?? "perigee") --help` lists the options")
    Reporter(form: .json, color: nil).report([diagnostic], in: nil)
    return status
  }

  /// Writes an answer of the command line itself, a help text say. Returns the status to end with.
  package static func answer(_ text: String) -> Int32 {
    do {
      try Platform.write(Array("\(text)\n".utf8).span, to: Platform.standardOutput)
      return ExitStatus.success.rawValue
    } catch {
      return error.isBrokenPipe ? ExitStatus.success.rawValue : ExitStatus.outputFailed.rawValue
    }
  }

  /// What cannot be written to standard error is lost: there is no one left to tell.
  private static func write(_ text: String) {
    try? Platform.write(Array("\(text)\n".utf8).span, to: Platform.standardError)
  }
}
