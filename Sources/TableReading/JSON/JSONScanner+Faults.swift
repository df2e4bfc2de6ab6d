import Values

extension JSONScanner {
  /// What stands at the position, for messages.
  func found(_ text: Span<UInt8>) -> String {
    guard position < text.count else { return "the end of the data" }
    let scalar = UTF8Coding.scalar(text, at: position).scalar
    switch scalar.value {
    case 0x0A, 0x0D: return "a line break"
    case 0x09: return "a tab"
    case 0..<0x20, 0x7F..<0xA0: return "a control character (U+\(JSONScanner.fourDigits(scalar.value)))"
    default: return scalar.properties.isWhitespace ? "white space" : "`\(scalar)`"
    }
  }

  /// A value was wanted, and what comes next begins none.
  func noValue(_ text: Span<UInt8>) -> ReadingFault {
    guard let byte = peek(text) else {
      return ReadingFault("the data end where a value is wanted", at: position)
    }
    return ReadingFault(
      "\(found(text)) stands where a value is wanted", at: position, to: position + 1,
      hint: JSONScanner.hint(for: byte))
  }

  private static func hint(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "'"): "texts stand in double quotes"
    case UInt8(ascii: "+"): "a number takes no `+`"
    case UInt8(ascii: "."): "a number begins with a digit: `0.5`"
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","): "is there a `,` too many?"
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      "the words of JSON are `true`, `false` and `null`"
    default: nil
    }
  }

  private static func fourDigits(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
