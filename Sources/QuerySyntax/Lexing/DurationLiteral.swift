import QueryDiagnostics
import Values

/// Durations as the language writes them: `2h30m` and `PT2H30M`, exact to the microsecond.
enum DurationLiteral {
  /// Why something that looks like a duration is none.
  enum Fault: Error, Hashable {
    /// It does not even look like one.
    case notADuration
    case yearsOrMonths
    case tooFine
    case tooLarge
    case unitTwice(String)
    case outOfOrder
    case upperCase
    case fractionNotLast
    /// In the bare ISO 8601 form only seconds may have a fraction.
    case fractionOfUnit
    case missingUnit
    /// A unit spelt as people say it, and how it is written here.
    case unitName(String, unit: String)
    case unknownUnit(String)
  }

  /// One number with its unit, as written.
  struct Part {
    let whole: ArraySlice<UInt8>
    let fraction: ArraySlice<UInt8>
    let unit: String
  }

  /// The value of `2h30m`.
  static func parse(units text: ArraySlice<UInt8>) throws(Fault) -> ExactDuration {
    var parts: [Part] = []
    var rest = text
    while !rest.isEmpty { parts.append(try nextPart(of: &rest, isFirst: parts.isEmpty)) }
    try checkOrder(of: parts.map(\.unit), largestFirst: unitNames)
    if parts.dropLast().contains(where: { !$0.fraction.isEmpty }) { throw .fractionNotLast }
    return try sum(of: parts)
  }

  /// The value of `P1DT2H`; the text has the form already: `P`, then numbers with letters, and one `T` at most.
  static func parse(iso text: ArraySlice<UInt8>) throws(Fault) -> ExactDuration {
    var parts: [Part] = []
    var rest = text.dropFirst()
    var isTime = false
    while let byte = rest.first {
      if byte == UInt8(ascii: "T") {
        isTime = true
        rest = rest.dropFirst()
        continue
      }
      let (whole, fraction) = number(of: &rest)
      guard let letter = rest.popFirst(), let unit = isoUnit(letter, isTime: isTime) else {
        throw .yearsOrMonths
      }
      if !fraction.isEmpty && unit != "s" { throw .fractionOfUnit }
      parts.append(Part(whole: whole, fraction: fraction, unit: unit))
    }
    try checkOrder(of: parts.map(\.unit), largestFirst: unitNames)
    return try sum(of: parts)
  }

  /// The parts in the right order, for a fix.
  static func sorted(units text: ArraySlice<UInt8>) -> String? {
    var parts: [(rank: Int, text: String)] = []
    var rest = text
    while !rest.isEmpty {
      let start = rest.startIndex
      guard let part = try? nextPart(of: &rest, isFirst: parts.isEmpty), part.fraction.isEmpty,
        let rank = unitNames.firstIndex(of: part.unit)
      else { return nil }
      parts.append((rank, String(decoding: text[start..<rest.startIndex], as: UTF8.self)))
    }
    return parts.sorted { $0.rank < $1.rank }.map(\.text).joined()
  }

  /// The unit for a word such as `hours`; nil for a word that is none.
  static func unit(named word: String) -> String? { unitsByName[ASCII.lowercased(word)] }

  private static let unitNames = ["w", "d", "h", "m", "s", "ms", "us"]

  private static let unitsByName: [String: String] = [
    "w": "w", "wk": "w", "wks": "w", "week": "w", "weeks": "w",
    "d": "d", "day": "d", "days": "d",
    "h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
    "m": "m", "min": "m", "mins": "m", "minute": "m", "minutes": "m",
    "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
    "ms": "ms", "msec": "ms", "millisecond": "ms", "milliseconds": "ms",
    "us": "us", "µs": "us", "μs": "us", "usec": "us", "microsecond": "us", "microseconds": "us",
  ]

  /// True for the words for the units without a fixed length.
  static func isYearOrMonth(_ word: String) -> Bool {
    ["y", "yr", "yrs", "year", "years", "mo", "mos", "mon", "month", "months"].contains(
      ASCII.lowercased(word))
  }

  private static func microseconds(in unit: String) -> Int64 {
    switch unit {
    case "w": ExactDuration.microsecondsPerWeek
    case "d": ExactDuration.microsecondsPerDay
    case "h": ExactDuration.microsecondsPerHour
    case "m": ExactDuration.microsecondsPerMinute
    case "s": ExactDuration.microsecondsPerSecond
    case "ms": 1000
    default: 1
    }
  }

  private static func isoUnit(_ letter: UInt8, isTime: Bool) -> String? {
    switch (letter, isTime) {
    case (UInt8(ascii: "W"), false): "w"
    case (UInt8(ascii: "D"), false): "d"
    case (UInt8(ascii: "H"), true): "h"
    case (UInt8(ascii: "M"), true): "m"
    case (UInt8(ascii: "S"), true): "s"
    default: nil
    }
  }

  private static func nextPart(of rest: inout ArraySlice<UInt8>, isFirst: Bool) throws(Fault) -> Part {
    let (whole, fraction) = number(of: &rest)
    if whole.isEmpty && fraction.isEmpty { throw .notADuration }
    let letters = rest.prefix { !ASCII.isDigit($0) && $0 != UInt8(ascii: ".") }
    rest = rest.dropFirst(letters.count)
    let word = String(decoding: letters, as: UTF8.self)
    if word.isEmpty { throw isFirst ? .notADuration : .missingUnit }
    if unitNames.contains(word) { return Part(whole: whole, fraction: fraction, unit: word) }
    if unitNames.contains(ASCII.lowercased(word)) { throw .upperCase }
    if isYearOrMonth(word) { throw .yearsOrMonths }
    if let unit = unit(named: word) { throw .unitName(word, unit: unit) }
    throw isFirst ? .notADuration : .unknownUnit(word)
  }

  /// Takes digits, and a fraction where one follows, from the front.
  private static func number(
    of rest: inout ArraySlice<UInt8>
  ) -> (whole: ArraySlice<UInt8>, fraction: ArraySlice<UInt8>) {
    let whole = NumberLiteral.digits(at: &rest)
    guard rest.first == UInt8(ascii: ".") else { return (whole, []) }
    var after = rest.dropFirst()
    let fraction = NumberLiteral.digits(at: &after)
    if !fraction.isEmpty { rest = after }
    return (whole, fraction)
  }

  private static func checkOrder(of units: [String], largestFirst order: [String]) throws(Fault) {
    var seen: Set<String> = []
    for unit in units {
      if !seen.insert(unit).inserted { throw .unitTwice(unit) }
    }
    let ranks = units.compactMap { order.firstIndex(of: $0) }
    for (left, right) in zip(ranks, ranks.dropFirst()) where left > right { throw .outOfOrder }
  }

  private static func sum(of parts: [Part]) throws(Fault) -> ExactDuration {
    var total: Int128 = 0
    for part in parts {
      let unit = Int128(microseconds(in: part.unit))
      total += try wholeNumber(part.whole) * unit + fractionOf(unit, digits: part.fraction)
      if total > Int128(Int64.max) { throw .tooLarge }
    }
    guard let microseconds = Int64(exactly: total) else { throw .tooLarge }
    return ExactDuration(microseconds: microseconds)
  }

  private static func wholeNumber(_ digits: ArraySlice<UInt8>) throws(Fault) -> Int128 {
    var value: Int128 = 0
    for digit in digits where digit != UInt8(ascii: "_") {
      value = value * 10 + Int128(digit & 0x0F)
      // So far below the ends of 128 bits that no later step can overflow.
      if value > Int128(Int64.max) { throw .tooLarge }
    }
    return value
  }

  /// A unit holds at most thirteen factors of 2 and eight of 5, so a fraction of more than thirteen digits
  /// that does not end in 0 is always finer than a microsecond.
  private static func fractionOf(_ unit: Int128, digits: ArraySlice<UInt8>) throws(Fault) -> Int128 {
    var significant = digits.filter { $0 != UInt8(ascii: "_") }
    while significant.last == UInt8(ascii: "0") { significant.removeLast() }
    if significant.count > 18 { throw .tooFine }
    var value: Int128 = 0
    var scale: Int128 = 1
    for digit in significant {
      value = value * 10 + Int128(digit & 0x0F)
      scale *= 10
    }
    let (quotient, remainder) = (value * unit).quotientAndRemainder(dividingBy: scale)
    if remainder != 0 { throw .tooFine }
    return quotient
  }
}
