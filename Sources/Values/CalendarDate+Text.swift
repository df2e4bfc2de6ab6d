// The conversions between days and years, months, days are Howard Hinnant's `days_from_civil` and
// `civil_from_days` (https://howardhinnant.github.io/date_algorithms.html): years begin in March, so that
// the leap day is the last of the year, and 400 years are always 146,097 days.

extension CalendarDate {
  /// Makes the day of that year (1 to 9999), month (1 to 12) and day of the month. Nil where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CalendarDate.dayCount(year: year, month: month)
    else { return nil }
    let shiftedYear = month > 2 ? year : year - 1
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(uncheckedDays: Int64(era * 146_097 + dayOfEra - CalendarDate.daysFromMarchOfYearZero))
  }

  /// The year (1 to 9999), the month (1 to 12) and the day of the month (1 to 31).
  public var components: (year: Int, month: Int, day: Int) {
    let days = Int(daysSinceEpoch) &+ CalendarDate.daysFromMarchOfYearZero
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400
    return (month > 2 ? year : year + 1, month, day)
  }

  /// Midnight of the day, UTC.
  public var midnight: Timestamp {
    Timestamp(uncheckedMicroseconds: daysSinceEpoch &* ExactDuration.microsecondsPerDay)
  }

  /// Reads `YYYY-MM-DD`. Nil where it is not that form or the day does not exist.
  package init?(parsing text: Span<UInt8>) {
    guard text.count == 10, text[4] == ASCII.minus, text[7] == ASCII.minus,
      let year = FixedDigits.read(text, from: 0, count: 4),
      let month = FixedDigits.read(text, from: 5, count: 2),
      let day = FixedDigits.read(text, from: 8, count: 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads a text only where it is byte for byte what `write(to:)` writes.
  package static func parse(canonical text: Span<UInt8>) -> CalendarDate? {
    // There is only one form.
    CalendarDate(parsing: text)
  }

  /// Appends `YYYY-MM-DD`.
  package func write(to output: inout [UInt8]) {
    let (year, month, day) = components
    FixedDigits.append(year, width: 4, to: &output)
    output.append(ASCII.minus)
    FixedDigits.append(month, width: 2, to: &output)
    output.append(ASCII.minus)
    FixedDigits.append(day, width: 2, to: &output)
  }

  /// Days from 0000-03-01, where the count of eras begins, to 1970-01-01.
  private static var daysFromMarchOfYearZero: Int { 719_468 }

  private static func dayCount(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
