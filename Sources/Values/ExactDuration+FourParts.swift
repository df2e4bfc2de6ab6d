extension ExactDuration {
  /// The seconds of a canonical text that has days, hours, minutes and seconds, with at most six digits of days, and no
  /// fraction; nil for any other.
  ///
  /// Nine durations of ten are such, and no branch depends on how many digits their parts have: that differs from text to
  /// text, and the processor would guess it wrong.
  @inline(__always)
  static func secondsOfFourParts(_ text: Span<UInt8>) -> Int64? {
    guard let ends = PartEnds(text), let days = days(text, ends) else { return nil }
    let hours = part(text, from: ends.time, to: ends.hours)
    let minutes = part(text, from: ends.hours, to: ends.minutes)
    let seconds = part(text, from: ends.minutes, to: ends.seconds)
    guard hours &- 1 < 23, minutes &- 1 < 59, seconds &- 1 < 59 else { return nil }
    let minuteCount = Int64(truncatingIfNeeded: hours &* 60 &+ minutes)
    return days &* 86_400 &+ minuteCount &* 60 &+ Int64(truncatingIfNeeded: seconds)
  }

  /// The number of one to six digits behind the P, which does not begin with a zero.
  @inline(__always)
  private static func days(_ text: Span<UInt8>, _ ends: PartEnds) -> Int64? {
    let count = ends.days &- 1
    guard count >= 1, count <= 6, PartEnds.byte(text, 1) != ASCII.zero else { return nil }
    // The digits become the last of eight, the others zeros; then they are joined in pairs.
    let digits =
      (PartEnds.word(text, 1) & 0x0F0F_0F0F_0F0F_0F0F) &<< UInt64(truncatingIfNeeded: 64 &- count &* 8)
    let pairs = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs &>> 16) & 0x0000_FFFF_0000_FFFF
    return Int64(truncatingIfNeeded: (fours &* 10_000 &+ fours &>> 32) & 0xFFFF_FFFF)
  }

  /// The number of one or two digits between two letters; 0 for one that begins with a zero or has another length.
  @inline(__always)
  private static func part(_ text: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
    let tens = UInt64(PartEnds.byte(text, end &- 2) & 0x0F)
    let ones = UInt64(PartEnds.byte(text, end &- 1) & 0x0F)
    let count = end &- start &- 1
    let value = count == 2 ? tens &* 10 &+ ones : ones
    return UInt(bitPattern: count &- 1) < 2 && PartEnds.byte(text, start &+ 1) != ASCII.zero ? value : 0
  }
}

/// Where the letters stand in a text such as `P81DT17H56M50S`, between which there are digits.
private struct PartEnds {
  let days: Int
  let time: Int
  let hours: Int
  let minutes: Int
  let seconds: Int

  /// From `P1DT1H1M1S` on, as many as fit into two words.
  private static let lengths = 10...16

  /// Nil for a text with other letters, or with these in other places.
  @inline(__always)
  init?(_ text: Span<UInt8>) {
    guard PartEnds.lengths.contains(text.count) else { return nil }
    var letters = PartEnds.letters(of: text)
    days = PartEnds.takeLowest(&letters)
    time = PartEnds.takeLowest(&letters)
    hours = PartEnds.takeLowest(&letters)
    minutes = PartEnds.takeLowest(&letters)
    seconds = text.count &- 1
    // Just so many letters, the last one at the end: all the places are inside of the text.
    guard letters == 1 &<< UInt64(truncatingIfNeeded: seconds), time == days &+ 1 else { return nil }
    let others =
      (PartEnds.byte(text, 0) ^ UInt8(ascii: "P")) | (PartEnds.byte(text, days) ^ UInt8(ascii: "D"))
      | (PartEnds.byte(text, time) ^ UInt8(ascii: "T")) | (PartEnds.byte(text, hours) ^ UInt8(ascii: "H"))
      | (PartEnds.byte(text, minutes) ^ UInt8(ascii: "M"))
      | (PartEnds.byte(text, seconds) ^ UInt8(ascii: "S"))
    guard others == 0 else { return nil }
  }

  /// A bit for each byte behind the first one that is no digit.
  @inline(__always)
  private static func letters(of text: Span<UInt8>) -> UInt64 {
    let high = word(text, text.count &- 8) &>> UInt64(truncatingIfNeeded: (16 &- text.count) &* 8)
    let all = others(in: word(text, 0)) | others(in: high) &<< 8
    return all & (1 &<< UInt64(truncatingIfNeeded: text.count) &- 2)
  }

  /// A bit for each of eight bytes that is no digit.
  @inline(__always)
  private static func others(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A digit becomes its value, anything else more than 9.
    let bytes = word ^ (ones &* 0x30)
    let others = (((bytes & (ones &* 0x7F)) &+ ones &* 0x76) | bytes) & (ones &* 0x80)
    // The product has the bits of all bytes in its highest one.
    return ((others &>> 7) &* 0x0102_0408_1020_4080) &>> 56
  }

  /// The place of the lowest bit, which is taken out; 64 where there is none.
  @inline(__always)
  private static func takeLowest(_ bits: inout UInt64) -> Int {
    defer { bits &= bits &- 1 }
    return bits.trailingZeroBitCount
  }

  /// A byte of the text.
  @inline(__always)
  static func byte(_ text: Span<UInt8>, _ place: Int) -> UInt8 {
    text.bytes.unsafeLoad(fromByteOffset: place, as: UInt8.self)
  }

  /// Eight bytes of the text, the first one lowest.
  @inline(__always)
  static func word(_ text: Span<UInt8>, _ place: Int) -> UInt64 {
    UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
