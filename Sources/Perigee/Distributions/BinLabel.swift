import Values

/// What stands before the bar of a bin.
enum BinLabel {
  /// Bins of whole numbers and days are told by their first and last value, those of durations by their bounds, the upper
  /// of which is not in them, those of time stamps by their beginning.
  static func text(_ bin: Int64, _ width: BinWidth, _ type: ScalarType) -> String {
    switch width {
    case .months(let count): return months(bin, count)
    case .steps(let step, let origin):
      let start = bound(bin, step, origin)
      switch type {
      case .date:
        let end = bound(bin + 1, step, origin) - 1
        return step == 1 ? day(start) : "\(day(start)) … \(day(end))"
      case .timestamp: return timestamp(start, step)
      case .duration: return "\(duration(start)) … \(duration(bound(bin + 1, step, origin)))"
      case .integer, .boolean, .real, .text:
        if step == 1 { return "\(start)" }
        let next = bound(bin + 1, step, origin)
        // Beyond the largest number there is no bound.
        return "\(start) … \(next == .max ? next : next - 1)"
      }
    }
  }

  /// The least number of a bin, cut to what there is.
  private static func bound(_ bin: Int64, _ step: Int64, _ origin: Int64) -> Int64 {
    let (product, overflow) = bin.multipliedReportingOverflow(by: step)
    if overflow { return bin < 0 ? .min : .max }
    return product &+ origin
  }

  private static func months(_ bin: Int64, _ count: Int64) -> String {
    let (first, last) = (bin * count, bin * count + count - 1)
    if count == 1 { return month(first) }
    if count == 12 { return year(first) }
    return count < 12 ? "\(month(first)) … \(month(last))" : "\(year(first)) … \(year(last))"
  }

  private static func month(_ months: Int64) -> String {
    let month = months % 12 + 1
    return "\(year(months))-\(month < 10 ? "0" : "")\(month)"
  }

  private static func year(_ months: Int64) -> String {
    let digits = String(months / 12)
    return String(repeating: "0", count: max(4 - digits.utf8.count, 0)) + digits
  }

  private static func day(_ days: Int64) -> String {
    let range = CalendarDate.validDays
    return CalendarDate(uncheckedDays: min(max(days, range.lowerBound), range.upperBound)).description
  }

  private static func timestamp(_ microseconds: Int64, _ step: Int64) -> String {
    let range = Timestamp.validMicroseconds
    let start = min(max(microseconds, range.lowerBound), range.upperBound)
    guard step >= ExactDuration.microsecondsPerDay else {
      return Timestamp(uncheckedMicroseconds: start).description
    }
    let days =
      start / ExactDuration.microsecondsPerDay - (start % ExactDuration.microsecondsPerDay < 0 ? 1 : 0)
    let last = days + step / ExactDuration.microsecondsPerDay - 1
    return days == last ? day(days) : "\(day(days)) … \(day(last))"
  }

  private static func duration(_ microseconds: Int64) -> String {
    Value.duration(ExactDuration(microseconds: microseconds)).textForPeople
  }
}
