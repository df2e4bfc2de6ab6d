import QueryDiagnostics

/// Strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF.
enum UTF8Decoding {
  /// The scalar that begins at `offset` and its length; nil and the length of the ill-formed part where there is none.
  static func scalar(in bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    guard let (length, range) = sequence(startingWith: first) else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length {
      guard offset + index < bytes.count else { return (nil, index) }
      let byte = bytes[offset + index]
      let allowed = index == 1 ? range : 0x80...0xBF
      guard allowed.contains(byte) else { return (nil, index) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// The first part of the bytes that is not UTF-8, or nil.
  static func firstFault(in bytes: [UInt8], _ range: Range<Int>) -> SourceSpan? {
    var offset = range.lowerBound
    // Most queries are ASCII.
    var highBits: UInt8 = 0
    for index in range { highBits |= bytes[index] }
    if highBits < 0x80 { return nil }
    while offset < range.upperBound {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      let (scalar, length) = scalar(in: bytes, at: offset)
      if scalar == nil { return SourceSpan(offset, offset + length) }
      offset += length
    }
    return nil
  }

  /// Table 3-7 of the Unicode standard: the length, and which bytes may come second.
  private static func sequence(startingWith first: UInt8) -> (length: Int, second: ClosedRange<UInt8>)? {
    switch first {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: nil
    }
  }
}
