import QueryDiagnostics
import QuerySyntax

/// The lines of a statement that is being typed.
struct StatementBuffer {
  private(set) var text: [UInt8] = []
  /// Why the statement goes on; nil where none is begun.
  private(set) var opening: StatementEnding.Opening?

  var prompt: Prompt { opening.map(Prompt.continuation) ?? .statement }

  /// What stands before the line at hand, with the end of its line.
  var linesBefore: [UInt8] { opening == nil ? [] : text + [UInt8(ascii: "\n")] }

  /// Forgets what has been typed of the statement.
  mutating func clear() {
    text = []
    opening = nil
  }

  /// Takes a line. Returns all that has been typed where a statement is complete with it.
  mutating func take(_ line: [UInt8]) -> [UInt8]? {
    text = linesBefore + line
    if StatementBuffer.isDotCommand(text) {
      defer { clear() }
      return text
    }
    if case .unfinished(let opening) = Parser.ending(of: SourceText(utf8: text)) {
      // Inside a text a backslash is a character like others.
      if opening != .text, opening != .name { removeContinuationSign() }
      self.opening = opening
      return nil
    }
    if removeContinuationSign() {
      opening = .phrase
      return nil
    }
    defer { clear() }
    return text
  }

  /// Takes a `\` at the end of the text away; false where there is none.
  @discardableResult
  private mutating func removeContinuationSign() -> Bool {
    var end = text.count
    while end > 0, text[end - 1] == UInt8(ascii: " ") || text[end - 1] == UInt8(ascii: "\t") { end -= 1 }
    guard end > 0, text[end - 1] == UInt8(ascii: "\\") else { return false }
    text.removeSubrange((end - 1)...)
    return true
  }

  /// True for a text of one line that is a command to the shell.
  private static func isDotCommand(_ text: [UInt8]) -> Bool {
    !text.contains(UInt8(ascii: "\n")) && DotCommandLine.begins(text[...])
  }
}
