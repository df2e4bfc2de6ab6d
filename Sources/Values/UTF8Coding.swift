/// Code points in valid UTF-8.
package enum UTF8Coding {
  /// The code point at that place and its length in bytes. In bytes that are not UTF-8: U+FFFD, one byte.
  package static func scalar(_ text: Span<UInt8>, at position: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = text[position]
    guard first >= 0x80 else { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, text.count - position >= length else { return ("\u{FFFD}", 1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(text[position + offset] & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
    return (scalar, length)
  }

  /// Appends the code point in UTF-8.
  package static func append(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    let value = scalar.value
    switch value {
    case 0..<0x80:
      output.append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      output.append(0xC0 | UInt8(truncatingIfNeeded: value >> 6))
      output.append(continuation(value))
    case 0x800..<0x10000:
      output.append(0xE0 | UInt8(truncatingIfNeeded: value >> 12))
      output.append(continuation(value >> 6))
      output.append(continuation(value))
    default:
      output.append(0xF0 | UInt8(truncatingIfNeeded: value >> 18))
      output.append(continuation(value >> 12))
      output.append(continuation(value >> 6))
      output.append(continuation(value))
    }
  }

  private static func continuation(_ value: UInt32) -> UInt8 {
    0x80 | UInt8(truncatingIfNeeded: value & 0x3F)
  }
}
