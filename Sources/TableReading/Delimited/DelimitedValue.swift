import Values

/// What the text of a field of a delimited file is: a number only where JSON would write it so, a boolean only as
/// `true` or `false`.
enum DelimitedValue {
  /// The value of a field, with the quotes around it, of a line that is as it should be; at a place that can be noted.
  @inline(__always)
  static func found(
    _ place: Range<Int>, isQuoted: Bool, hasDoubledQuote: Bool, in text: Span<UInt8>
  ) -> FoundValue {
    let (start, end) = (place.lowerBound, place.upperBound)
    guard start < end else { return FoundValue(.null) }
    if isQuoted { return quoted(start &+ 1, end &- 1, hasDoubledQuote, text) }
    let first = text[start]
    // Most texts begin with a letter.
    if first <= UInt8(ascii: "9") { return value(from: start, to: end, in: text) }
    if first == UInt8(ascii: "t") || first == UInt8(ascii: "f") {
      return word(from: start, to: end, in: text)
    }
    return FoundValue(.text, from: start, to: end)
  }

  /// A boolean, or a text that begins like one. Which of both words it is is no branch, for nobody could guess it.
  @inline(__always)
  private static func word(from start: Int, to end: Int, in text: Span<UInt8>) -> FoundValue {
    guard start &+ 8 <= text.count else { return value(from: start, to: end, in: text) }
    // The caller has seen that so many bytes are there.
    let word = UInt64(
      littleEndian: text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self))
    let isYes = (word & 0xFFFF_FFFF == 0x6575_7274) && end &- start == 4
    let isNo = (word & 0xFF_FFFF_FFFF == 0x65_736C_6166) && end &- start == 5
    let boolean = FoundValue(isYes ? .yes : .no)
    return isYes || isNo ? boolean : FoundValue(.text, from: start, to: end)
  }

  @inline(never)
  private static func quoted(
    _ start: Int, _ end: Int, _ hasDoubledQuote: Bool, _ text: Span<UInt8>
  ) -> FoundValue {
    if hasDoubledQuote { return FoundValue(.quotedField, from: start, to: end) }
    guard start < end else { return FoundValue(.text, from: start, to: end) }
    return value(from: start, to: end, in: text)
  }

  /// The same where every field is a text.
  @inline(__always)
  static func text(_ place: Range<Int>, isQuoted: Bool, hasDoubledQuote: Bool) -> FoundValue {
    let (start, end) = (place.lowerBound, place.upperBound)
    guard start < end else { return FoundValue(.null) }
    let quotes = isQuoted ? 1 : 0
    return FoundValue(hasDoubledQuote ? .quotedField : .text, from: start &+ quotes, to: end &- quotes)
  }

  /// The value of a field that is not empty, without quotes around it or in it.
  private static func value(from start: Int, to end: Int, in text: Span<UInt8>) -> FoundValue {
    // Words are no numbers.
    if text[start] <= UInt8(ascii: "9"), let integer = shortInteger(text, start..<end),
      let found = FoundValue(integer: integer)
    {
      return found
    }
    let form = form(text.extracting(start..<end))
    return form == .yes || form == .no ? FoundValue(form) : FoundValue(form, from: start, to: end)
  }

  /// What a field without quotes in it is, and its value; nil where its place cannot be noted.
  static func typed(_ place: Range<Int>, in text: Span<UInt8>) -> (form: FoundValue.Form, found: FoundValue?)
  {
    let form = form(text.extracting(place))
    if form == .yes || form == .no { return (form, FoundValue(form)) }
    if form == .number, let integer = shortInteger(text, place), let found = FoundValue(integer: integer) {
      return (form, found)
    }
    return (form, FoundValue(form, at: place))
  }

  /// What a field is.
  static func form(_ field: Span<UInt8>) -> FoundValue.Form {
    guard field.count > 0 else { return .text }
    switch field[0] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return isNumber(field) ? .number : .text
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      var scanner = JSONScanner(position: 0)
      guard let word = scanner.takeWord(field), scanner.position == field.count else { return .text }
      return word
    default: return .text
    }
  }

  /// A whole number without a sign and of few digits.
  @inline(__always)
  private static func shortInteger(_ text: Span<UInt8>, _ place: Range<Int>) -> Int64? {
    place.count <= 8 && place.lowerBound &+ 8 <= text.count && place.lowerBound >= 0
      ? eightDigits(text, place) : digits(text, place)
  }

  /// Of a number of at most eight digits all at once; so many bytes are there from its beginning on.
  @inline(__always)
  private static func eightDigits(_ text: Span<UInt8>, _ place: Range<Int>) -> Int64? {
    guard place.count > 0, place.count == 1 || text[place.lowerBound] != UInt8(ascii: "0") else { return nil }
    let zeros: UInt64 = 0x3030_3030_3030_3030
    let missing = UInt64(truncatingIfNeeded: 8 &- place.count) &* 8
    // The callers have seen that so many bytes are there.
    let word = text.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: place.lowerBound, as: UInt64.self)
    // The first digits come lowest; missing ones are zeros before them.
    let digits = (UInt64(littleEndian: word) &<< missing) ^ (zeros &<< missing)
    // Beyond 9 the highest bit of a byte is set, or one more below it makes it so.
    guard (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080 == 0 else { return nil }
    // Numbers of two digits in every other byte, of four, of eight.
    let pairs = (digits &* 10) &+ (digits &>> 8)
    let low: UInt64 = 0x0000_00FF_0000_00FF
    let number =
      ((pairs & low) &* 0x000F_4240_0000_0064 &+ (pairs &>> 16 & low) &* 0x0000_2710_0000_0001) &>> 32
    return Int64(truncatingIfNeeded: number)
  }

  private static func digits(_ text: Span<UInt8>, _ place: Range<Int>) -> Int64? {
    // 17 digits are always fewer than 60 bits; more than one do not begin with a zero.
    guard place.count > 0, place.count <= 17, place.count == 1 || text[place.lowerBound] != UInt8(ascii: "0")
    else {
      return nil
    }
    var value: Int64 = 0
    for index in place {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    return value
  }

  private static func isNumber(_ field: Span<UInt8>) -> Bool {
    // Most texts that begin with a digit are dates and the like: they are seen to be none before a fault is made.
    for index in 1..<max(field.count, 1) where !isNumberByte(field[index]) { return false }
    var scanner = JSONScanner(position: 0)
    return (try? scanner.readNumber(field)) != nil && scanner.position == field.count
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

  /// Appends the characters of what stands between the quotes of a field, where quotes are doubled.
  static func appendText(_ written: Span<UInt8>, to output: inout [UInt8]) {
    var start = 0
    var place = 0
    while place < written.count {
      if written[place] == 0x22 {
        output.append(bytesOf: written.extracting(start...place))
        place &+= 1
        start = place &+ 1
      }
      place &+= 1
    }
    if start < written.count { output.append(bytesOf: written.extracting(start..<written.count)) }
  }
}
