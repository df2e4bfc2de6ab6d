/// Breaks sentences into lines between words.
package enum TextWrapping {
  /// What the narrowest usual terminal has: one column less than 80, which some need to stay on the line.
  package static let width = 79

  /// The text in lines, each but the first behind so many spaces.
  package static func lines(_ text: String, indent: Int = 0, width: Int = width) -> [String] {
    let margin = text.prefix { $0 == " " }
    var lines: [String] = []
    var line = String(margin)
    var isEmpty = true
    for word in text.dropFirst(margin.count).split(separator: " ", omittingEmptySubsequences: false) {
      if !isEmpty, columns(of: line) + 1 + columns(of: String(word)) > width {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        isEmpty = true
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return lines + [line]
  }

  /// How many characters are seen: what colours a text is not.
  private static func columns(of text: String) -> Int {
    var (count, isInside) = (0, false)
    for character in text {
      if character == "\u{1B}" { isInside = true }
      if !isInside { count += 1 }
      if character == "m" { isInside = false }
    }
    return count
  }

  /// Pairs in two columns, the right one broken into lines below itself.
  package static func columns(_ pairs: [(String, String)], widest: Int = 32) -> [String] {
    let width = min(pairs.map(\.0.count).max() ?? 0, widest)
    return pairs.flatMap { left, right in
      lines(left + String(repeating: " ", count: max(width - left.count, 0) + 2) + right, indent: width + 2)
    }
  }
}
