import Values

/// What the text of a field of a delimited file is: a number only where JSON would write it so, a boolean only as
/// `true` or `false`.
enum DelimitedValue {
  /// Appends the value of a field; false where the column cannot have so many bytes of text.
  @inline(__always)
  static func append(_ text: Span<UInt8>, to builder: inout ColumnBuilder, _ limits: ReadingLimits) -> Bool {
    guard let first = text.count > 0 ? text[0] : nil else {
      return builder.append(text: text, upTo: limits.textBytes)
    }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      if appendNumber(text, to: &builder) { return true }
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      var scanner = JSONScanner(position: 0)
      if let word = scanner.takeWord(text), scanner.position == text.count {
        builder.append(word)
        return true
      }
    default: break
    }
    return builder.append(text: text, upTo: limits.textBytes)
  }

  private static func appendNumber(_ text: Span<UInt8>, to builder: inout ColumnBuilder) -> Bool {
    // Most texts that begin with a digit are dates and the like: they are seen to be none before a fault is made.
    for index in 1..<max(text.count, 1) where !isNumberByte(text[index]) { return false }
    var scanner = JSONScanner(position: 0)
    guard let number = try? scanner.readNumber(text), scanner.position == text.count else { return false }
    switch number {
    case .integer(let value): builder.append(integer: value)
    case .decimal(let digits, let scale): builder.append(digits: digits, scale: scale)
    case .other: builder.append(otherNumber: text)
    }
    return true
  }

  @inline(__always)
  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"),
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
