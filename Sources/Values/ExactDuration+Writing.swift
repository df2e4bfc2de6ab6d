import CKernels

extension ExactDuration {
  /// Appends the canonical ISO 8601 form, as LL2 writes it: `P253DT23H14M9S`, `P0D`, `-P1DT2H`.
  package func write(to output: inout [UInt8]) {
    let parts = Parts(self)
    if microseconds < 0 { output.append(ASCII.minus) }
    output.append(UInt8(ascii: "P"))
    if parts.days > 0 || microseconds == 0 { parts.append(parts.days, "D", to: &output) }
    guard parts.hours > 0 || parts.minutes > 0 || parts.seconds > 0 || parts.fraction > 0 else { return }
    output.append(UInt8(ascii: "T"))
    if parts.hours > 0 { parts.append(parts.hours, "H", to: &output) }
    if parts.minutes > 0 { parts.append(parts.minutes, "M", to: &output) }
    guard parts.seconds > 0 || parts.fraction > 0 else { return }
    NumberText.write(unsigned: parts.seconds, to: &output)
    FixedDigits.append(fraction: Int(parts.fraction), to: &output)
    output.append(UInt8(ascii: "S"))
  }

  /// Appends the form for people: `253d 23h 14m`, zero is `0s`.
  ///
  /// From a day on it ends with the minutes, below a day with the seconds, below a minute with their fraction
  /// (`59.25s`), below a second with milliseconds and microseconds. What is smaller is dropped, not rounded.
  package func writeForPeople(to output: inout [UInt8]) {
    let parts = Parts(self)
    if microseconds < 0 { output.append(ASCII.minus) }
    if parts.days > 0 {
      parts.appendForPeople([(parts.days, "d"), (parts.hours, "h"), (parts.minutes, "m")], to: &output)
    } else if parts.hours > 0 || parts.minutes > 0 {
      parts.appendForPeople([(parts.hours, "h"), (parts.minutes, "m"), (parts.seconds, "s")], to: &output)
    } else if parts.seconds > 0 || parts.fraction == 0 {
      NumberText.write(unsigned: parts.seconds, to: &output)
      FixedDigits.append(fraction: Int(parts.fraction), to: &output)
      output.append(UInt8(ascii: "s"))
    } else {
      parts.appendForPeople([(parts.fraction / 1000, "ms"), (parts.fraction % 1000, "us")], to: &output)
    }
  }

  /// Reads a text only where it is byte for byte what `write(to:)` writes.
  package static func parse(canonical text: Span<UInt8>) -> ExactDuration? {
    guard text.count >= 3 else { return nil }
    if text.count == 3, text[0] == UInt8(ascii: "P"), text[1] == ASCII.zero, text[2] == UInt8(ascii: "D") {
      return ExactDuration(microseconds: 0)
    }
    if let seconds = secondsOfFourParts(text) ?? wholeSeconds(text) {
      return ExactDuration(microseconds: seconds * 1_000_000)
    }
    let isNegative = text[0] == ASCII.minus
    var position = isNegative ? 1 : 0
    guard text[position] == UInt8(ascii: "P") else { return nil }
    position += 1
    var magnitude: UInt64 = 0
    var next = 0
    while position < text.count {
      if next == 0, text[position] == UInt8(ascii: "T") {
        next = 1
        position += 1
      }
      guard let part = CanonicalPart(text, at: &position, after: next), let length = part.microseconds
      else { return nil }
      let (sum, overflow) = magnitude.addingReportingOverflow(length)
      guard !overflow else { return nil }
      magnitude = sum
      next = part.index + 1
      if part.index == 0, position < text.count {
        guard text[position] == UInt8(ascii: "T") else { return nil }
        position += 1
        guard position < text.count else { return nil }
      }
    }
    let total = isNegative ? -Int128(magnitude) : Int128(magnitude)
    return magnitude == 0 ? nil : Int64(exactly: total).map(ExactDuration.init(microseconds:))
  }
}

extension ExactDuration {
  /// The length of a canonical text that has all four parts, as nearly all have; nil for any other.
  @inline(__always)
  private static func secondsOfFourParts(_ text: Span<UInt8>) -> Int64? {
    let seconds = text.withUnsafeBufferPointer { text in
      text.baseAddress.map { perigee_duration_seconds($0, text.count) } ?? -1
    }
    return seconds < 0 ? nil : seconds
  }

  /// The length of a canonical text of the most frequent forms: not negative, of whole seconds, with at most six digits of
  /// days. Nil for any other.
  private static func wholeSeconds(_ text: Span<UInt8>) -> Int64? {
    guard text[0] == UInt8(ascii: "P") else { return nil }
    var seconds: Int64 = 0
    var position = 1
    // Which parts may still come: 0 days, 1 the T, 2 hours, 3 minutes, 4 seconds, 5 none.
    var next = 0
    while position < text.count {
      if text[position] == UInt8(ascii: "T") {
        guard next <= 1 else { return nil }
        next = 2
        position &+= 1
        continue
      }
      guard let (value, end) = number(text, from: position) else { return nil }
      switch text[end] {
      case UInt8(ascii: "D") where next == 0:
        seconds = value &* 86_400
        next = 1
      case UInt8(ascii: "H") where next == 2 && value < 24:
        seconds &+= value &* 3600
        next = 3
      case UInt8(ascii: "M") where next >= 2 && next <= 3 && value < 60:
        seconds &+= value &* 60
        next = 4
      case UInt8(ascii: "S") where next >= 2 && next <= 4 && value < 60:
        seconds &+= value
        next = 5
      default: return nil
      }
      position = end &+ 1
    }
    // Something follows the T.
    return next == 2 ? nil : seconds
  }

  /// A number of at most six digits that does not begin with a zero, and where it ends before the text does.
  ///
  /// All digits are read at once, as bytes of one word that are joined in pairs: how many there are differs from text to
  /// text, and the processor would guess it wrong.
  @inline(__always)
  private static func number(_ text: Span<UInt8>, from start: Int) -> (Int64, end: Int)? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // A digit becomes its value, anything else more than 9.
    let bytes = word(text, from: start) ^ (ones &* 0x30)
    let others = (bytes &+ ones &* 0x76 | bytes) & (ones &* 0x80)
    let count = others.trailingZeroBitCount &>> 3
    guard count > 0, count <= 6, bytes & 0xFF > 0, start &+ count < text.count else { return nil }
    let digits = bytes &<< UInt64(truncatingIfNeeded: 64 &- count &* 8)
    let pairs = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs &>> 16) & 0x0000_FFFF_0000_FFFF
    return (Int64((fours &* 10_000 &+ fours &>> 32) & 0xFFFF_FFFF), start &+ count)
  }

  /// Eight bytes from a place on, the first one lowest; zeros behind the end of the text.
  @inline(__always)
  private static func word(_ text: Span<UInt8>, from start: Int) -> UInt64 {
    // The bounds are checked, and every bit pattern is a UInt64.
    if start &+ 8 <= text.count {
      return UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    if text.count >= 8 {
      let last = text.bytes.unsafeLoadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self)
      return UInt64(littleEndian: last) &>> UInt64(truncatingIfNeeded: (start &+ 8 &- text.count) &* 8)
    }
    var word: UInt64 = 0
    for place in start..<text.count { word |= UInt64(text[place]) &<< UInt64((place &- start) &* 8) }
    return word
  }
}

/// The parts of a duration's length, sign aside.
private struct Parts {
  let days: UInt64
  let hours: UInt64
  let minutes: UInt64
  let seconds: UInt64
  /// Microseconds below a second.
  let fraction: UInt64

  init(_ duration: ExactDuration) {
    // The magnitude of the smallest Int64 exists as UInt64 only.
    let length = duration.microseconds.magnitude
    days = length / 86_400_000_000
    hours = length / 3_600_000_000 % 24
    minutes = length / 60_000_000 % 60
    seconds = length / 1_000_000 % 60
    fraction = length % 1_000_000
  }

  func append(_ count: UInt64, _ unit: Unicode.Scalar, to output: inout [UInt8]) {
    NumberText.write(unsigned: count, to: &output)
    output.append(UInt8(ascii: unit))
  }

  func appendForPeople(_ parts: [(count: UInt64, unit: StaticString)], to output: inout [UInt8]) {
    var isFirst = true
    for part in parts where part.count > 0 {
      if !isFirst { output.append(ASCII.space) }
      isFirst = false
      NumberText.write(unsigned: part.count, to: &output)
      output.append(contentsOf: part.unit.description.utf8)
    }
  }
}

/// One part of a canonical duration: no leading zero, no zero part, not as much as the next larger unit,
/// a fraction only of seconds and without trailing zeros.
private struct CanonicalPart {
  /// 0 days, 1 hours, 2 minutes, 3 seconds.
  let index: Int
  private let count: UInt64
  private let fraction: UInt64

  /// Reads a part whose index is at least `least`, days never after a `T`.
  init?(_ text: Span<UInt8>, at position: inout Int, after least: Int) {
    let start = position
    guard let number = DurationNumber.read(text, at: &position, inQuery: false), let whole = number.whole,
      position < text.count, let index = CanonicalPart.index(of: text[position], isTime: least > 0),
      index >= least, index == 0 || whole < (index == 1 ? 24 : 60)
    else { return nil }
    if number.hasFraction {
      // Canonical digits are all in the number: none is a trailing zero, none is finer than a microsecond.
      guard index == 3, number.fraction > 0, number.fractionDigits <= 6, !number.isTooFine,
        text[position - 1] != ASCII.zero, text[position - 1 - number.fractionDigits] == ASCII.point
      else { return nil }
    } else {
      guard whole > 0 else { return nil }
    }
    guard text[start] != ASCII.zero || (whole == 0 && text[start + 1] == ASCII.point) else { return nil }
    self.index = index
    count = whole
    var fraction = UInt64(number.fraction)
    for _ in number.fractionDigits..<6 { fraction *= 10 }
    self.fraction = fraction
    position += 1
  }

  /// Its length; nil beyond 64 bits.
  var microseconds: UInt64? {
    let unit: UInt64 =
      switch index {
      case 0: 86_400_000_000
      case 1: 3_600_000_000
      case 2: 60_000_000
      default: 1_000_000
      }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit)
    return overflow ? nil : product &+ fraction
  }

  private static func index(of letter: UInt8, isTime: Bool) -> Int? {
    switch letter {
    case UInt8(ascii: "D") where !isTime: 0
    case UInt8(ascii: "H") where isTime: 1
    case UInt8(ascii: "M") where isTime: 2
    case UInt8(ascii: "S") where isTime: 3
    default: nil
    }
  }
}
