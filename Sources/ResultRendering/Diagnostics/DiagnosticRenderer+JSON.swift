package import QueryDiagnostics
import Values

extension DiagnosticRenderer {
  /// Writes a diagnostic as a JSON object on one line, without a line feed at its end. All of its keys are
  /// always there, null for what there is none of: `severity`, `code`, `message`, `start`, `end`, `line`,
  /// `column`, `hint`, `fix`, `file`.
  ///
  /// `source` is the text that the span counts in; without it there is no `line` and no `column`.
  package static func json(_ diagnostic: Diagnostic, source: SourceText?) -> String {
    var locator = SourceLocator(source)
    return json(diagnostic, at: locator.location(of: diagnostic.span))
  }

  /// Writes diagnostics as an object a line, each ended by a line feed. In order of place, as queries report
  /// them, they cost one pass over the source together.
  package static func json(_ diagnostics: [Diagnostic], source: SourceText?) -> String {
    var locator = SourceLocator(source)
    var lines = ""
    for diagnostic in diagnostics {
      lines += json(diagnostic, at: locator.location(of: diagnostic.span))
      lines += "\n"
    }
    return lines
  }

  private static func json(_ diagnostic: Diagnostic, at location: SourceLocation?) -> String {
    var object = JSONObjectText()
    object.append("severity", diagnostic.severity.rawValue)
    object.append("code", diagnostic.code.rawValue)
    object.append("message", diagnostic.message)
    object.append("start", diagnostic.span?.start)
    object.append("end", diagnostic.span?.end)
    object.append("line", location?.line)
    object.append("column", location?.column)
    object.append("hint", diagnostic.hint)
    if let fix = diagnostic.fix {
      var change = JSONObjectText()
      change.append("start", fix.span.start)
      change.append("end", fix.span.end)
      change.append("text", fix.replacement)
      object.append("fix", change)
    } else {
      object.append("fix", nil as Int?)
    }
    object.append("file", diagnostic.file)
    return String(decoding: object.bytes, as: UTF8.self)
  }
}

/// A JSON object as it is written, key by key. Characters that are not safe on a terminal are escaped, which
/// leaves the values what they are.
private struct JSONObjectText {
  private var members: [UInt8] = []

  var bytes: [UInt8] { [UInt8(ascii: "{")] + members + [UInt8(ascii: "}")] }

  mutating func append(_ key: String, _ value: String?) {
    appendKey(key)
    guard let value else { return appendNull() }
    var literal: [UInt8] = []
    JSONText.write(Array(value.utf8).span, to: &literal)
    for scalar in String(decoding: literal, as: UTF8.self).unicodeScalars {
      if PrintableText.isUnsafe(scalar) {
        // All of them have at most 16 bits; those below U+0020 are escaped already.
        let digits = String(scalar.value, radix: 16)
        members.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8)
      } else {
        UTF8Coding.append(scalar, to: &members)
      }
    }
  }

  mutating func append(_ key: String, _ value: Int?) {
    appendKey(key)
    guard let value else { return appendNull() }
    NumberText.write(Int64(value), to: &members)
  }

  mutating func append(_ key: String, _ value: JSONObjectText) {
    appendKey(key)
    members.append(contentsOf: value.bytes)
  }

  private mutating func appendKey(_ key: String) {
    if !members.isEmpty { members.append(UInt8(ascii: ",")) }
    members.append(contentsOf: "\"\(key)\":".utf8)
  }

  private mutating func appendNull() { members.append(contentsOf: "null".utf8) }
}
