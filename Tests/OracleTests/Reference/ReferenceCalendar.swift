import Values

/// The proleptic Gregorian calendar by counting years and months.
enum ReferenceCalendar {
  static func components(of value: Scalar) -> (year: Int64, month: Int64, day: Int64) {
    switch value {
    case .date(let date): return components(of: date.daysSinceEpoch)
    case .timestamp(let timestamp): return components(of: day(of: timestamp).daysSinceEpoch)
    default: preconditionFailure("\(value) is on no calendar")
    }
  }

  static func day(of timestamp: Timestamp) -> CalendarDate {
    let perDay: Int64 = 86_400_000_000
    let count = timestamp.microsecondsSinceEpoch
    let days = count / perDay - (count % perDay < 0 ? 1 : 0)
    return CalendarDate(uncheckedDays: days)
  }

  private static func components(of days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    // From 0001-01-01; every 400 years are alike.
    var rest = days + 719_162
    var year = 1 + rest / 146_097 * 400
    rest %= 146_097
    while rest >= length(ofYear: year) {
      rest -= length(ofYear: year)
      year += 1
    }
    var month: Int64 = 1
    while rest >= length(ofMonth: month, year) {
      rest -= length(ofMonth: month, year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(ofYear year: Int64) -> Int64 { isLeap(year) ? 366 : 365 }

  private static func length(ofMonth month: Int64, _ year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
