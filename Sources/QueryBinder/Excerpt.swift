import QueryDiagnostics
import QuerySyntax

/// Cuts the user's words to a length that a message can bear.
enum Excerpt {
  /// The most code points of the user's that stand in a message.
  static let longest = 64

  /// The text, or its beginning and `…`.
  static func of(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: longest, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }

  /// Names with a `.` between them, cut likewise; takes no more of them than it shows.
  static func ofPath(_ names: some Sequence<String>) -> String {
    var text = ""
    for name in names {
      if !text.isEmpty { text += "." }
      text += of(name)
      if text.utf8.count > longest * 4 { break }
    }
    return of(text)
  }

  /// An expression as people would write it; nil where that is too long for a message.
  static func printed(_ index: ExpressionIndex, in tree: ExpressionTree) -> String? {
    guard tree[index].span.length <= longest * 2 else { return nil }
    return SyntaxPrinter.print(index, in: tree)
  }

  /// "a", "a or b", "a, b or c".
  static func alternatives(_ words: [String], _ conjunction: String = "or") -> String {
    guard let last = words.last else { return "" }
    guard words.count > 1 else { return last }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
