import Values

/// Texts of bearable length: what is too much is left out and counted.
enum CutText {
  /// The first `most` of so many pieces, and how many more there are.
  static func list(_ count: Int, most: Int, separator: String = ", ", _ piece: (Int) -> String) -> String {
    var text = (0..<min(count, most)).map(piece).joined(separator: separator)
    if count > most { text += separator + more(count - most) }
    return text
  }

  /// `… 99,990 more`.
  static func more(_ count: Int) -> String { "… \(grouped(count)) more" }

  /// `1 row`, `16,384 rows`.
  static func count(_ count: Int, _ singular: String, _ plural: String) -> String {
    "\(grouped(count)) \(count == 1 ? singular : plural)"
  }

  /// A name, cut where it is very long.
  static func name(_ name: String) -> String { cut(name, most: 120) }

  /// The beginning of a text that has more characters than `most`.
  static func cut(_ text: String, most: Int) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: most, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }

  private static func grouped(_ count: Int) -> String {
    var digits: [UInt8] = []
    NumberText.write(unsigned: UInt64(count.magnitude), to: &digits)
    var output: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { output.append(UInt8(ascii: ",")) }
      output.append(digit)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
