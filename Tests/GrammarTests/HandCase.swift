import QueryDiagnostics
import TestSupport

/// A case of `Grammar/cases`: two lines, `RULE: TEXT`, and below it `ok: WHY` or `fails at OFFSET CODE: WHY`.
struct HandCase {
  enum Verdict: Equatable {
    case ok
    /// The first fault, by its byte and its code.
    case fails(at: Int, DiagnosticCode)
  }

  /// What of the grammar it is about.
  let rule: String
  let text: String
  let verdict: Verdict
  let reason: Substring

  /// The cases of all files.
  static func all() throws -> [HandCase] {
    try ProjectFiles.entries("Grammar/cases").filter { $0.hasSuffix(".cases") }.flatMap { name in
      let blocks = try ProjectFiles.text("Grammar/cases/\(name)").split(separator: "\n\n")
      return try blocks.compactMap { try HandCase(String($0)) }
    }
  }

  /// Nil for remarks.
  private init?(_ block: String) throws {
    let lines = block.split(separator: "\n").filter { !$0.hasPrefix("#") }
    if lines.isEmpty { return nil }
    guard lines.count == 2, let name = lines[0].firstRange(of: ": "), let end = lines[1].firstRange(of: ": ")
    else { throw Unreadable(block: block) }
    rule = String(lines[0][..<name.lowerBound])
    text = String(lines[0][name.upperBound...])
    reason = lines[1][end.upperBound...]
    let words = lines[1][..<end.lowerBound].split(separator: " ")
    if words == ["ok"] {
      verdict = .ok
    } else if words.count == 4, words.starts(with: ["fails", "at"]), let offset = Int(words[2]),
      let code = DiagnosticCode(rawValue: String(words[3]))
    {
      verdict = .fails(at: offset, code)
    } else {
      throw Unreadable(block: block)
    }
  }

  struct Unreadable: Error { let block: String }
}
