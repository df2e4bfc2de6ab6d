/// Which texts are a date, a time stamp or a duration that would be written back byte for byte: the rules of the
/// contract in regular expressions, without the engine's own readers.
enum CanonicalTexts {
  /// A day from 0001-01-01 to 9999-12-31.
  static func isDate(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: /([0-9]{4})-([0-9]{2})-([0-9]{2})/), let year = Int(match.1),
      let month = Int(match.2), let day = Int(match.3)
    else { return false }
    let isLeapYear = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    let days = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year >= 1 && (1...12).contains(month) && day >= 1 && day <= days[month - 1]
  }

  /// A day and a time to the second, UTC; a fraction of at most six digits, the last of them not 0.
  static func isTimestamp(_ text: String) -> Bool {
    guard
      let match = text.wholeMatch(
        of: /([0-9-]{10})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]{0,5}[1-9])?Z/)
    else { return false }
    return isDate(String(match.1)) && match.2 < "24" && match.3 < "60" && match.4 < "60"
  }

  /// LL2's form: days the largest unit, zero parts left out, no padding, `P0D` for none, fractions of a second of at
  /// most six digits, the last of them not 0; in all less than 2⁶³ microseconds.
  static func isDuration(_ text: String) -> Bool {
    if text == "P0D" { return true }
    guard
      let match = text.wholeMatch(
        of:
          /-?P(?:([1-9][0-9]*)D)?(T(?:([1-9][0-9]?)H)?(?:([1-9][0-9]?)M)?(?:([1-9]?[0-9](?:\.[0-9]{0,5}[1-9])?)S)?)?/
      )
    else { return false }
    let (days, time, hours, minutes, seconds) = (match.1, match.2, match.3, match.4, match.5)
    guard days != nil || time != nil, time != "T", seconds != "0" else { return false }
    guard let wholeDays = Int128(days ?? "0"), let wholeHours = Int128(hours ?? "0"),
      let wholeMinutes = Int128(minutes ?? "0"), let realSeconds = Double(seconds ?? "0")
    else { return false }
    guard wholeHours < 24, wholeMinutes < 60, realSeconds < 60 else { return false }
    let minutesInAll = (wholeDays * 24 + wholeHours) * 60 + wholeMinutes
    return minutesInAll * 60_000_000 + Int128((realSeconds * 1e6).rounded()) <= Int128(Int64.max)
  }
}
