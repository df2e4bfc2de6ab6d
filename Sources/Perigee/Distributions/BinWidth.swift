import Values

/// How wide the bins of whole numbers, durations, dates or time stamps are: a round length of their type.
enum BinWidth: Hashable {
  /// So many units of the number, counted from an origin.
  case steps(Int64, from: Int64)
  /// So many months of the calendar.
  case months(Int64)

  /// All widths for a type, the narrowest first. The widest make a few bins of all values that there can be.
  static func all(for type: ScalarType) -> [BinWidth] {
    switch type {
    case .duration: (shortSteps + decimals(of: ExactDuration.microsecondsPerDay)).map { .steps($0, from: 0) }
    // Weeks begin on Mondays; the first day of all was a Thursday.
    case .date: [.steps(1, from: 0), .steps(7, from: -3)] + months
    case .timestamp:
      (shortSteps + [ExactDuration.microsecondsPerDay]).map { .steps($0, from: 0) }
        + [.steps(ExactDuration.microsecondsPerWeek, from: -3 * ExactDuration.microsecondsPerDay)] + months
    case .integer, .boolean, .real, .text: decimals(of: 1).map { .steps($0, from: 0) }
    }
  }

  private static let months = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000].map {
    BinWidth.months($0)
  }

  /// From a microsecond to half a day.
  private static let shortSteps: [Int64] = {
    let fractions: [Int64] = [1, 2, 5, 10, 20, 50, 100, 200, 500]
    let sixtieths: [Int64] = [1, 2, 5, 10, 15, 30]
    return fractions + fractions.map { $0 * 1_000 }
      + sixtieths.map { $0 * ExactDuration.microsecondsPerSecond }
      + sixtieths.map { $0 * ExactDuration.microsecondsPerMinute }
      + [1, 2, 3, 6, 12].map { $0 * ExactDuration.microsecondsPerHour }
  }()

  /// 1, 2, 5, 10, 20 … times a unit, as far as they go.
  private static func decimals(of unit: Int64) -> [Int64] {
    var steps: [Int64] = []
    var power = unit
    while true {
      for factor: Int64 in [1, 2, 5] {
        let (step, overflow) = power.multipliedReportingOverflow(by: factor)
        if overflow { return steps }
        steps.append(step)
      }
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      if overflow { return steps }
      power = next
    }
  }

  /// The number of the bin in which a number of a type lies.
  func bin(of number: Int64, _ type: ScalarType) -> Int64 {
    switch self {
    case .steps(let step, let origin):
      // Only dates and time stamps have an origin, which are far from the ends of 64 bits.
      return BinWidth.floorDivided(number &- origin, by: step)
    case .months(let count):
      let (year, month, _) = BinWidth.day(of: number, type).components
      return Int64(year * 12 + month - 1) / count
    }
  }

  private static func day(of number: Int64, _ type: ScalarType) -> CalendarDate {
    type == .date
      ? CalendarDate(uncheckedDays: number)
      : CalendarDate(uncheckedDays: floorDivided(number, by: ExactDuration.microsecondsPerDay))
  }

  private static func floorDivided(_ number: Int64, by divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }
}
