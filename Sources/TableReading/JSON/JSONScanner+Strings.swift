import Values

extension JSONScanner {
  /// Reads a string, whose opening quote comes next, and appends its characters.
  mutating func readString(_ text: Span<UInt8>, into output: inout [UInt8]) throws(ReadingFault) {
    let opening = position
    position &+= 1
    while true {
      let start = position
      position = JSONScanner.plainEnd(text, from: start)
      output.append(bytesOf: text.extracting(start..<position))
      guard let byte = peek(text) else {
        throw ReadingFault("the closing `\"` of a text is missing", at: opening, to: opening + 1)
      }
      if byte == JSONScanner.quote {
        position &+= 1
        return
      }
      guard byte == JSONScanner.backslash else {
        throw ReadingFault(
          "\(found(text)) stands in a text", at: position, to: position + 1,
          hint: byte == 0x0A || byte == 0x0D
            ? "is the closing `\"` missing? A line break in a text is written `\\n`"
            : "control characters are written with a backslash")
      }
      try readEscape(text, into: &output)
    }
  }

  /// Appends the characters of what stands between the quotes of a string that has been read before.
  static func appendText(_ written: Span<UInt8>, to output: inout [UInt8]) {
    var scanner = JSONScanner(position: 0)
    while true {
      let start = scanner.position
      scanner.position = plainEnd(written, from: start)
      output.append(bytesOf: written.extracting(start..<scanner.position))
      guard scanner.position < written.count, (try? scanner.readEscape(written, into: &output)) != nil else {
        return
      }
    }
  }

  /// The first place from `start` on where a text cannot simply go on: a quote, a backslash, a control character or the
  /// end of the bytes.
  @inline(__always)
  static func plainEnd(_ text: Span<UInt8>, from start: Int) -> Int {
    let bytes = text.bytes
    let count = text.count
    var position = start
    // Every bit pattern is a UInt64, and the bounds are checked.
    while position &+ 8 <= count {
      let found = specialBytes(bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
      if found != 0 { return position &+ found.trailingZeroBitCount &>> 3 }
      position &+= 8
    }
    while position < count {
      let byte = text[position]
      if byte == quote || byte == backslash || byte < 0x20 { break }
      position &+= 1
    }
    return position
  }

  /// The upper bit of each of eight bytes, the first one lowest, that is a quote, a backslash or below 0x20
  /// (S. E. Anderson, "Bit Twiddling Hacks", "Determine if a word has a byte less than n": bytes from 0x80 on never
  /// count). Exact for the first such byte; a carry may mark later ones too.
  @inline(__always)
  private static func specialBytes(_ bytes: UInt64) -> UInt64 {
    let word = UInt64(littleEndian: bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let found =
      (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes
    return found & (ones &* 0x80)
  }

  private mutating func readEscape(_ text: Span<UInt8>, into output: inout [UInt8]) throws(ReadingFault) {
    let start = position
    position += 1
    guard let letter = peek(text) else { throw JSONScanner.cutEscape(text, from: start) }
    position += 1
    switch letter {
    case JSONScanner.quote, JSONScanner.backslash, UInt8(ascii: "/"): output.append(letter)
    case UInt8(ascii: "b"): output.append(0x08)
    case UInt8(ascii: "f"): output.append(0x0C)
    case UInt8(ascii: "n"): output.append(0x0A)
    case UInt8(ascii: "r"): output.append(0x0D)
    case UInt8(ascii: "t"): output.append(0x09)
    case UInt8(ascii: "u"): UTF8Coding.append(try readCodePoint(text, from: start), to: &output)
    default: throw JSONScanner.badEscape(text, from: start)
    }
  }

  /// Reads what follows `\u`: four digits, or a pair of surrogates.
  private mutating func readCodePoint(
    _ text: Span<UInt8>, from start: Int
  ) throws(ReadingFault) -> Unicode.Scalar {
    let first = try readFourDigits(text, from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard position < text.count else { throw JSONScanner.cutEscape(text, from: start) }
    if first < 0xDC00, take(JSONScanner.backslash, text) {
      let secondStart = position - 1
      guard position < text.count else { throw JSONScanner.cutEscape(text, from: start) }
      guard take(UInt8(ascii: "u"), text) else { throw JSONScanner.loneSurrogate(from: start) }
      let second = try readFourDigits(text, from: secondStart)
      if 0xDC00...0xDFFF ~= second,
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw JSONScanner.loneSurrogate(from: start)
  }

  private mutating func readFourDigits(_ text: Span<UInt8>, from start: Int) throws(ReadingFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(text) else { throw JSONScanner.cutEscape(text, from: start) }
      guard let digit = JSONScanner.hexadecimalDigit(byte) else {
        throw JSONScanner.badEscape(text, from: start)
      }
      value = value << 4 | digit
      position += 1
    }
    return value
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  private static func badEscape(_ text: Span<UInt8>, from start: Int) -> ReadingFault {
    ReadingFault(
      "a backslash in a text begins no escape of JSON", at: start, to: min(start + 2, text.count),
      hint:
        "the escapes are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four digits")
  }

  private static func cutEscape(_ text: Span<UInt8>, from start: Int) -> ReadingFault {
    ReadingFault("the data end inside an escape of a text", at: start, to: text.count)
  }

  private static func loneSurrogate(from start: Int) -> ReadingFault {
    ReadingFault("half of a surrogate pair stands alone in a text", at: start, to: start + 6)
  }
}
