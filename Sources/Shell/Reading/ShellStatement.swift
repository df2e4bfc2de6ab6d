import Perigee
import QueryDiagnostics
import QuerySyntax

/// One thing to be done: a query to be answered, or a command to the shell.
enum ShellStatement {
  case query(Query)
  case command(DotCommandLine)

  /// The statements of a text. A line that begins with a point and a letter is a command where a statement may begin,
  /// and also behind a statement that is complete without a `;`.
  static func all(in text: [UInt8]) -> [ShellStatement] {
    pieces(of: text).flatMap { piece in
      Query.script(SourceText(utf8: piece)).map { query in
        if case .dotCommand(let command) = query.statement.kind { return .command(DotCommandLine(command)) }
        return .query(query)
      }
    }
  }

  /// What the user typed where it is a word that people type to leave or to get help, else the text as it is. Alone on a
  /// line no such word is a query.
  static func spelledOut(_ text: [UInt8]) -> [UInt8] {
    let word = String(decoding: text, as: UTF8.self).trimmingSpace
    let known = ["help", "quit", "exit"].first { word.lowercased() == $0 || word.lowercased() == "\($0);" }
    return known.map { Array(".\($0)".utf8) } ?? text
  }

  /// True for a line that its user may take for a command where a text is open, or something else that swallows it.
  static func looksLikeCommand(_ line: [UInt8]) -> Bool {
    let text = spelledOut(line)
    return DotCommandLine.begins(text[...])
      && DotCommand(named: DotCommandLine(String(decoding: text, as: UTF8.self)).name) != nil
  }

  /// Cuts a text before the lines that are commands.
  private static func pieces(of text: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var piece: [UInt8] = []
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !piece.isEmpty, DotCommandLine.begins(line), Parser.ending(of: SourceText(utf8: piece)) == .complete
      {
        pieces.append(piece)
        piece = []
      }
      if !piece.isEmpty { piece.append(UInt8(ascii: "\n")) }
      piece += line
    }
    return pieces + [piece]
  }
}
