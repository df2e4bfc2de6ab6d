/// A number of a duration's part as it is written: `04`, `2.5`, `0,250`.
struct DurationNumber {
  /// The digits before the separator; nil beyond 64 bits.
  var whole: UInt64? = 0
  /// The digits after the separator without trailing zeros, as a number; they are few where `isTooFine` is false.
  var fraction: Int64 = 0
  /// How many digits `fraction` stands for.
  var fractionDigits = 0
  /// True where there is a separator, even before zeros only.
  var hasFraction = false
  /// True where there are more digits than any unit could make whole microseconds of.
  var isTooFine = false

  /// 10¹³ is the highest power of ten that a fraction without trailing zeros can be divided by to the microsecond:
  /// a week is 2¹³ · 3³ · 5⁸ · 7 microseconds, and such a fraction lacks the factor 2 or the factor 5.
  static var mostFractionDigits: Int { 13 }

  /// Reads a number at `position` and moves behind it. Nil, and the position is of no use, where there is none.
  ///
  /// - Parameter inQuery: true for the query language's form (`1_000`, `.5`, no comma).
  static func read(_ text: Span<UInt8>, at position: inout Int, inQuery: Bool) -> DurationNumber? {
    var number = DurationNumber()
    let start = position
    guard number.readWhole(text, at: &position, inQuery: inQuery) else { return nil }
    let hasWhole = position > start
    guard position < text.count, text[position] == ASCII.point || (!inQuery && text[position] == ASCII.comma)
    else { return hasWhole ? number : nil }
    guard hasWhole || inQuery else { return nil }
    position += 1
    number.hasFraction = true
    return number.readFraction(text, at: &position, inQuery: inQuery) ? number : nil
  }

  private mutating func readWhole(_ text: Span<UInt8>, at position: inout Int, inQuery: Bool) -> Bool {
    let start = position
    while position < text.count {
      if let digit = ASCII.digit(text[position]) {
        whole = whole.flatMap { DurationNumber.append(UInt64(digit), to: $0) }
      } else if inQuery, text[position] == ASCII.underscore {
        guard DurationNumber.isBetweenDigits(text, position, from: start) else { return false }
      } else {
        break
      }
      position += 1
    }
    return true
  }

  private mutating func readFraction(_ text: Span<UInt8>, at position: inout Int, inQuery: Bool) -> Bool {
    let start = position
    var zeros = 0
    while position < text.count {
      if let digit = ASCII.digit(text[position]) {
        if digit == 0 { zeros += 1 } else { appendFraction(digit, after: &zeros) }
      } else if inQuery, text[position] == ASCII.underscore {
        guard DurationNumber.isBetweenDigits(text, position, from: start) else { return false }
      } else {
        break
      }
      position += 1
    }
    return position > start
  }

  private mutating func appendFraction(_ digit: Int, after zeros: inout Int) {
    guard !isTooFine, fractionDigits + zeros < DurationNumber.mostFractionDigits else {
      isTooFine = true
      return
    }
    for _ in 0..<zeros { fraction *= 10 }
    fraction = fraction * 10 + Int64(digit)
    fractionDigits += zeros + 1
    zeros = 0
  }

  private static func append(_ digit: UInt64, to value: UInt64) -> UInt64? {
    let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
    let (sum, carry) = tenfold.addingReportingOverflow(digit)
    return overflow || carry ? nil : sum
  }

  private static func isBetweenDigits(_ text: Span<UInt8>, _ position: Int, from start: Int) -> Bool {
    position > start && ASCII.isDigit(text[position - 1]) && position + 1 < text.count
      && ASCII.isDigit(text[position + 1])
  }
}

/// The sum of a duration's parts while it is read. It notes what is wrong and goes on, so that a text that
/// is no duration at all is called that.
struct DurationSum {
  private var magnitude: UInt128 = 0
  private var isTooFine = false
  private var isTooLarge = false

  /// Adds a number of units of that many microseconds.
  mutating func add(_ number: DurationNumber, unit: Int64) {
    guard let whole = number.whole else {
      isTooLarge = true
      return
    }
    // At most seven parts of less than 2⁶⁴ · 2⁴⁰ each.
    magnitude += UInt128(whole) * UInt128(unit)
    var scale: UInt128 = 1
    for _ in 0..<number.fractionDigits { scale *= 10 }
    let (quotient, remainder) = (UInt128(number.fraction) * UInt128(unit)).quotientAndRemainder(
      dividingBy: scale)
    magnitude += quotient
    if number.isTooFine || remainder != 0 { isTooFine = true }
  }

  /// The whole, of either sign.
  func duration(isNegative: Bool) throws(ExactDuration.ParseFailure) -> ExactDuration {
    if isTooFine { throw .tooFine }
    let total = isNegative ? -Int128(magnitude) : Int128(magnitude)
    guard !isTooLarge, let microseconds = Int64(exactly: total) else { throw .tooLarge }
    return ExactDuration(microseconds: microseconds)
  }
}
