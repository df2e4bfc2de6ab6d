/// Breaks help into lines that fit the narrowest usual terminal.
enum TextWrapping {
  /// One column less than 80, which some terminals need to stay on the line.
  static let width = 79

  /// The text in lines, each but the first behind so many spaces.
  static func lines(_ text: String, indent: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let isFirst = line.isEmpty
      if !isFirst, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent) + word
      } else {
        line += isFirst ? String(word) : " \(word)"
      }
    }
    return lines + [line]
  }

  /// Pairs in two columns, the right one broken into lines below itself.
  static func columns(_ pairs: [(String, String)], widest: Int = 32) -> [String] {
    let width = min(pairs.map(\.0.count).max() ?? 0, widest)
    return pairs.flatMap { left, right in
      lines(left + String(repeating: " ", count: max(width - left.count, 0) + 2) + right, indent: width + 2)
    }
  }
}
