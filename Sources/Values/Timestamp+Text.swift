extension Timestamp {
  /// The day it falls on, UTC.
  public var date: CalendarDate {
    CalendarDate(uncheckedDays: wholeDays.quotient)
  }

  /// Reads `YYYY-MM-DD`, `T` or a space, `HH:MM[:SS[.f]]`, then `Z`, `±HH:MM` or nothing (UTC), to the microsecond.
  ///
  /// Nil for anything else: 24:00, leap seconds, digits finer than a microsecond other than zeros,
  /// and points outside the years 0001 to 9999 once the offset is taken off.
  package init?(parsing text: Span<UInt8>) {
    guard text.count >= 16, text[10] == UInt8(ascii: "T") || text[10] == ASCII.space,
      let date = CalendarDate(parsing: text.extracting(0..<10)),
      let clock = Timestamp.clock(text, from: 11),
      let offset = Timestamp.offset(text, from: clock.end)
    else { return nil }
    // Far from the limits of 64 bits: the years are at most four digits, the offset less than a day.
    self.init(microsecondsSinceEpoch: date.midnight.microsecondsSinceEpoch + clock.microseconds - offset)
  }

  /// Reads a text only where it is byte for byte what `write(to:)` writes.
  package static func parse(canonical text: Span<UInt8>) -> Timestamp? {
    let count = text.count
    guard count >= 20, count <= 27, text[10] == UInt8(ascii: "T"), text[count - 1] == UInt8(ascii: "Z"),
      text[16] == ASCII.colon
    else { return nil }
    if count > 20 {
      guard text[19] == ASCII.point, text[count - 2] != ASCII.zero else { return nil }
    }
    return Timestamp(parsing: text)
  }

  /// Appends `2019-03-02T07:49:00Z`; a fraction only where there is one, without trailing zeros.
  package func write(to output: inout [UInt8]) {
    let (days, rest) = wholeDays
    CalendarDate(uncheckedDays: days).write(to: &output)
    let seconds = Int(rest / ExactDuration.microsecondsPerSecond)
    output.append(UInt8(ascii: "T"))
    FixedDigits.append(seconds / 3600, width: 2, to: &output)
    output.append(ASCII.colon)
    FixedDigits.append(seconds / 60 % 60, width: 2, to: &output)
    output.append(ASCII.colon)
    FixedDigits.append(seconds % 60, width: 2, to: &output)
    FixedDigits.append(fraction: Int(rest % ExactDuration.microsecondsPerSecond), to: &output)
    output.append(UInt8(ascii: "Z"))
  }

  /// Days since the epoch, rounded down, and the microseconds since that midnight.
  private var wholeDays: (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = microsecondsSinceEpoch.quotientAndRemainder(
      dividingBy: ExactDuration.microsecondsPerDay)
    return remainder < 0
      ? (quotient - 1, remainder + ExactDuration.microsecondsPerDay) : (quotient, remainder)
  }

  /// Reads `HH:MM[:SS[.f]]`: the microseconds since midnight, and where the text goes on.
  private static func clock(_ text: Span<UInt8>, from start: Int) -> (microseconds: Int64, end: Int)? {
    guard let minutes = hoursAndMinutes(text, from: start) else { return nil }
    var microseconds = Int64(minutes) * ExactDuration.microsecondsPerMinute
    var end = start + 5
    guard end < text.count, text[end] == ASCII.colon else { return (microseconds, end) }
    guard let seconds = FixedDigits.read(text, from: end + 1, count: 2), seconds < 60 else { return nil }
    microseconds += Int64(seconds) * ExactDuration.microsecondsPerSecond
    end += 3
    guard end < text.count, text[end] == ASCII.point else { return (microseconds, end) }
    end += 1
    let firstDigit = end
    var unit = ExactDuration.microsecondsPerSecond
    while end < text.count, let digit = ASCII.digit(text[end]) {
      unit /= 10
      guard unit > 0 || digit == 0 else { return nil }
      microseconds += Int64(digit) * unit
      end += 1
    }
    return end > firstDigit ? (microseconds, end) : nil
  }

  /// Reads `Z`, `±HH:MM` or nothing up to the end of the text: the offset in microseconds.
  private static func offset(_ text: Span<UInt8>, from start: Int) -> Int64? {
    guard start < text.count else { return 0 }
    switch text[start] {
    case UInt8(ascii: "Z"):
      return start + 1 == text.count ? 0 : nil
    case ASCII.plus, ASCII.minus:
      guard start + 6 == text.count, let minutes = hoursAndMinutes(text, from: start + 1) else { return nil }
      let length = Int64(minutes) * ExactDuration.microsecondsPerMinute
      return text[start] == ASCII.plus ? length : -length
    default:
      return nil
    }
  }

  /// Reads `HH:MM`, 00:00 to 23:59, in minutes.
  private static func hoursAndMinutes(_ text: Span<UInt8>, from start: Int) -> Int? {
    guard let hours = FixedDigits.read(text, from: start, count: 2), hours < 24,
      start + 2 < text.count, text[start + 2] == ASCII.colon,
      let minutes = FixedDigits.read(text, from: start + 3, count: 2), minutes < 60
    else { return nil }
    return hours * 60 + minutes
  }
}
