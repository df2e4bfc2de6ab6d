import Values

/// What the text of a field of a delimited file is: a number only where JSON would write it so, a boolean only as
/// `true` or `false`.
enum DelimitedValue {
  /// The value of a field, with the quotes around it, of a line that is as it should be; at a place that can be noted.
  @inline(__always)
  static func found(from start: Int, to end: Int, hasDoubledQuote: Bool, in text: Span<UInt8>) -> FoundValue {
    guard start < end else { return FoundValue(.null) }
    let isQuoted = text[start] == quote
    let (start, end) = isQuoted ? (start &+ 1, end &- 1) : (start, end)
    if hasDoubledQuote { return FoundValue(.quotedField, from: start, to: end) }
    guard start < end else { return FoundValue(.text, from: start, to: end) }
    let first = text[start]
    // Most texts begin with a letter.
    if first > UInt8(ascii: "9"), first != UInt8(ascii: "t"), first != UInt8(ascii: "f") {
      return FoundValue(.text, from: start, to: end)
    }
    return value(from: start, to: end, in: text)
  }

  /// The same where every field is a text.
  @inline(__always)
  static func text(from start: Int, to end: Int, hasDoubledQuote: Bool, in text: Span<UInt8>) -> FoundValue {
    guard start < end else { return FoundValue(.null) }
    let isQuoted = text[start] == quote
    return FoundValue(
      hasDoubledQuote ? .quotedField : .text, from: isQuoted ? start &+ 1 : start,
      to: isQuoted ? end &- 1 : end)
  }

  private static var quote: UInt8 { UInt8(ascii: "\"") }

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
