/// Classes of bytes.
enum ASCII {
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  static func isWordStart(_ byte: UInt8) -> Bool { isLetter(byte) || byte == UInt8(ascii: "_") }

  /// True for a letter, a digit and `_`. By a bit for each byte of ASCII: it is asked for every byte of a name.
  @inline(__always)
  static func isWordPart(_ byte: UInt8) -> Bool {
    let parts: UInt64 = byte & 0x40 == 0 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return byte < 0x80 && parts &>> UInt64(byte) & 1 == 1
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// The text with the letters A to Z in lower case and everything else as it is.
  static func lowercased(_ text: String) -> String {
    // Most words are written so.
    let bytes = text.utf8.span
    for place in bytes.indices where bytes[place] &- 0x41 < 26 {
      return String(decoding: text.utf8.map { lowercased($0) }, as: UTF8.self)
    }
    return text
  }
}
