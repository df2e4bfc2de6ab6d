import Values

/// Tells which texts are offered.
enum OfferedText {
  /// Longer texts nobody picks from a list.
  static let longest = 200

  /// False for texts that are long, or cannot be shown on one line as they are.
  static func isOffered(_ text: Span<UInt8>) -> Bool {
    guard text.count <= longest else { return false }
    var position = 0
    while position < text.count {
      if text[position] < 0x80 {
        if text[position] < 0x20 || text[position] == 0x7F { return false }
        position += 1
      } else {
        let (scalar, length) = UTF8Coding.scalar(text, at: position)
        if scalar.isUnsafeOnTerminals { return false }
        position += length
      }
    }
    return true
  }
}
