extension ExactDuration {
  /// Why a text cannot be read as a duration.
  package enum ParseFailure: Error, Hashable, Sendable {
    case notADuration
    /// It has years or months, which have no fixed length.
    case yearsOrMonths
    /// Finer than a microsecond.
    case tooFine
    /// Beyond 64 bits of microseconds.
    case tooLarge
  }

  /// Reads ISO 8601 as data have it: padded, signed, with weeks, with a decimal comma or point on the last part.
  package static func parse(iso8601 text: Span<UInt8>) throws(ParseFailure) -> ExactDuration {
    var position = 0
    let isNegative = readSign(text, at: &position)
    guard position < text.count, text[position] == UInt8(ascii: "P") else { throw .notADuration }
    position += 1
    var sum = DurationSum()
    var state = PartOrder()
    while position < text.count {
      if text[position] == UInt8(ascii: "T") {
        guard state.beginTime() else { throw .notADuration }
        position += 1
        continue
      }
      guard let number = DurationNumber.read(text, at: &position, inQuery: false), position < text.count,
        let unit = state.take(text[position], hasFraction: number.hasFraction)
      else { throw .notADuration }
      position += 1
      sum.add(number, unit: unit)
    }
    guard state.isComplete else { throw .notADuration }
    if state.hasYearsOrMonths { throw .yearsOrMonths }
    return try sum.duration(isNegative: isNegative)
  }

  /// Reads the query language's form: `90d`, `2h30m`, `1.5h`, `500ms`, also with a sign before it.
  package static func parse(units text: Span<UInt8>) throws(ParseFailure) -> ExactDuration {
    var position = 0
    let isNegative = readSign(text, at: &position)
    guard position < text.count else { throw .notADuration }
    var sum = DurationSum()
    var smallest = Int64.max
    var hadFraction = false
    while position < text.count {
      guard !hadFraction, let number = DurationNumber.read(text, at: &position, inQuery: true),
        let unit = readUnit(text, at: &position), unit < smallest
      else { throw .notADuration }
      sum.add(number, unit: unit)
      smallest = unit
      hadFraction = number.hasFraction
    }
    return try sum.duration(isNegative: isNegative)
  }

  /// Moves behind a sign; true where it is a minus.
  private static func readSign(_ text: Span<UInt8>, at position: inout Int) -> Bool {
    guard position < text.count, text[position] == ASCII.minus || text[position] == ASCII.plus else {
      return false
    }
    position += 1
    return text[position - 1] == ASCII.minus
  }

  /// Reads a unit of the query language, the longest that fits: its length in microseconds.
  private static func readUnit(_ text: Span<UInt8>, at position: inout Int) -> Int64? {
    guard position < text.count else { return nil }
    let first = text[position]
    let isSmall = position + 1 < text.count && text[position + 1] == UInt8(ascii: "s")
    position += 1
    switch first {
    case UInt8(ascii: "m") where isSmall:
      position += 1
      return 1000
    case UInt8(ascii: "u") where isSmall:
      position += 1
      return 1
    case UInt8(ascii: "w"): return microsecondsPerWeek
    case UInt8(ascii: "d"): return microsecondsPerDay
    case UInt8(ascii: "h"): return microsecondsPerHour
    case UInt8(ascii: "m"): return microsecondsPerMinute
    case UInt8(ascii: "s"): return microsecondsPerSecond
    default: return nil
    }
  }
}

/// Holds the parts of an ISO 8601 duration to their order.
private struct PartOrder {
  /// The parts before this one have been read or passed over.
  private var next = 0
  private var isTime = false
  private var hasPart = false
  private var hadFraction = false
  /// True once `T` needs a part to follow.
  private var awaitsPart = false
  private(set) var hasYearsOrMonths = false

  /// True where the text may end.
  var isComplete: Bool { hasPart && !awaitsPart }

  /// Notes the `T`; false where it may not stand.
  mutating func beginTime() -> Bool {
    guard !isTime, !hadFraction else { return false }
    isTime = true
    awaitsPart = true
    next = 4
    return true
  }

  /// Notes a part by its letter: its unit, which is 0 for years and months. Nil where it may not stand.
  mutating func take(_ letter: UInt8, hasFraction: Bool) -> Int64? {
    guard !hadFraction, let index = index(of: letter), index >= next else { return nil }
    next = index + 1
    hasPart = true
    awaitsPart = false
    hadFraction = hasFraction
    if index < 2 { hasYearsOrMonths = true }
    return PartOrder.unit(at: index)
  }

  private func index(of letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "Y") where !isTime: 0
    case UInt8(ascii: "M") where !isTime: 1
    case UInt8(ascii: "W") where !isTime: 2
    case UInt8(ascii: "D") where !isTime: 3
    case UInt8(ascii: "H") where isTime: 4
    case UInt8(ascii: "M") where isTime: 5
    case UInt8(ascii: "S") where isTime: 6
    default: nil
    }
  }

  private static func unit(at index: Int) -> Int64 {
    switch index {
    case 2: ExactDuration.microsecondsPerWeek
    case 3: ExactDuration.microsecondsPerDay
    case 4: ExactDuration.microsecondsPerHour
    case 5: ExactDuration.microsecondsPerMinute
    case 6: ExactDuration.microsecondsPerSecond
    default: 0
    }
  }
}
