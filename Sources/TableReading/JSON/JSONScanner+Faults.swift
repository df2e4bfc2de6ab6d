import Values

extension JSONScanner {
  /// What stands at the position, for messages.
  func found(_ text: Span<UInt8>) -> String {
    guard position < text.count else { return "the end of the data" }
    let scalar = UTF8Coding.scalar(text, at: position).scalar
    switch scalar.value {
    case 0x0A, 0x0D: return "a line break"
    case 0x09: return "a tab"
    case 0..<0x20, 0x7F..<0xA0: return "a control character (\(JSONScanner.number(of: scalar)))"
    case 0xFEFF: return "a byte order mark (U+FEFF)"
    default: break
    }
    // What nobody sees is told by its number.
    if scalar.properties.isWhitespace { return "white space (\(JSONScanner.number(of: scalar)))" }
    if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .format {
      return "an invisible character (\(JSONScanner.number(of: scalar)))"
    }
    return "`\(scalar)`"
  }

  /// A value was wanted, and what comes next begins none.
  func noValue(_ text: Span<UInt8>) -> ReadingFault {
    guard position < text.count else {
      return ReadingFault("the data end where a value is wanted", at: position)
    }
    return ReadingFault(
      "\(found(text)) stands where a value is wanted", at: position, to: position + 1, hint: valueHint(text))
  }

  private func valueHint(_ text: Span<UInt8>) -> String? {
    switch text[position] {
    case UInt8(ascii: "'"): "texts stand in double quotes"
    case UInt8(ascii: "+"): "a number takes no `+`"
    case UInt8(ascii: "."): "a number begins with a digit: `0.5`"
    case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
      switch byteBefore(text) {
      case UInt8(ascii: ":"): "the value behind the `:` is missing"
      case UInt8(ascii: ","): "is there a `,` too many?"
      default: text[position] == UInt8(ascii: ",") ? "is there a `,` too many?" : nil
      }
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      "the words of JSON are `true`, `false` and `null`"
    default: nil
    }
  }

  /// The last byte before the position that is not white space.
  private func byteBefore(_ text: Span<UInt8>) -> UInt8? {
    var place = position
    while place > 0 {
      place -= 1
      if !JSONScanner.isWhiteSpace(text[place]) { return text[place] }
    }
    return nil
  }

  private static func number(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(4 - digits.utf8.count, 0)) + digits
  }
}
