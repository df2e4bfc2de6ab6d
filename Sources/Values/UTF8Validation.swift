import CKernels

/// Strict UTF-8: no surrogates, no overlong forms, nothing above U+10FFFF.
package enum UTF8Validation {
  /// The offset of the first byte of the first sequence that is not UTF-8; nil where all is well.
  package static func firstInvalidByte(_ text: Span<UInt8>) -> Int? {
    var position = asciiEnd(text, from: 0)
    while position < text.count {
      let length = sequenceLength(text, at: position)
      guard length > 0 else { return position }
      position += length
      // Text of another script has no long runs of ASCII.
      if position < text.count, text[position] < 0x80 { position = asciiEnd(text, from: position) }
    }
    return nil
  }

  /// The first place from `start` on with a byte that is not ASCII, or the end.
  static func asciiEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    text.extracting(start..<text.count).withUnsafeBufferPointer { rest in
      // Only bytes of the buffer are read.
      rest.baseAddress.map { start &+ perigee_ascii_length($0, rest.count) } ?? start
    }
  }

  /// The length of the well-formed sequence of two to four bytes at that place
  /// (the Unicode Standard, table 3-7); 0 where there is none.
  private static func sequenceLength(_ text: Span<UInt8>, at position: Int) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch text[position] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard text.count - position >= length, second.contains(text[position + 1]) else { return 0 }
    for offset in 2..<max(2, length) where text[position + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
