import TestSupport
import Testing

/// A session of the program on a terminal of its own.
struct TerminalSession {
  static let prompt = "perigee> "

  let terminal: PseudoTerminal

  /// Starts the program and waits until it asks for a line.
  init(
    _ home: SessionHome, _ arguments: [String] = [], _ environment: [String: String] = [:],
    columns: Int = 80, lines: Int = 24, outputPath: String? = nil
  ) throws {
    terminal = try PseudoTerminal(
      CommandTests.perigee, arguments, environment: home.environment.merging(environment) { $1 },
      columns: columns, lines: lines, outputPath: outputPath)
    try terminal.wait(for: Self.prompt)
  }

  var screen: EmulatedScreen { terminal.screen }

  /// Types keys and waits for a text.
  func type(_ keys: String, until text: String) throws {
    terminal.type(keys)
    try terminal.wait(for: text)
  }

  /// Types a line, waits for a text of what comes of it, and for the next line to be asked for.
  func ask(_ line: String, for text: String = "") throws {
    try type("\(line)\r", until: "\n")
    if !text.isEmpty { try terminal.wait(for: text) }
    try terminal.wait(for: Self.prompt)
  }

  /// Leaves; nothing may have been written that the terminal would have to answer, or does not know.
  func end() throws {
    terminal.type(".quit\r")
    #expect(try terminal.waitForEnd() == 0)
    #expect(screen.unknown == [], "the terminal was asked something, or told what it does not know")
  }
}
