import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

// Texts that stand where a date, a time stamp or a duration is needed.
extension ExpressionBinder {
  /// A text as a value of one of those types; nil where it is none, which has been reported then.
  mutating func temporal(_ text: String, _ operand: Operand, as type: ScalarType) -> Operand? {
    guard let value = TextReading.value(text, as: type) else {
      reportNotTemporal(text, operand, type)
      return nil
    }
    return operand.becoming(.expression(draftConstant(value, type, for: operand)))
  }

  mutating func reportNotTemporal(_ text: String, _ operand: Operand, _ type: ScalarType) {
    if type == .duration {
      reportNotDuration(text, operand)
      return
    }
    if type == .date, TextReading.timestamp(text) != nil {
      let day = String(text.prefix(10))
      findings.report(
        .badDate, at: operand.span, "`\(Excerpt.of(text))` is a time stamp, not a date",
        hint: "leave the time out, as in `'\(day)'`, or write `timestamp('\(Excerpt.of(text))')`")
      return
    }
    let kind = type == .date ? "date" : "time stamp"
    if TextReading.looksLikeDate(text) {
      let isTooFine = type == .timestamp && TextReading.hasFractionBelowMicroseconds(text)
      findings.report(
        .badDate, at: operand.span,
        "`\(Excerpt.of(text))` is \(isTooFine ? "finer than a microsecond" : "not a \(kind) that exists")",
        hint: isTooFine
          ? "leave digits out at the end"
          : type == .date
            ? "days that do not exist are not taken; years are 0001 to 9999"
            : "days and times that do not exist are not taken; years are 0001 to 9999, hours 00 to 23")
    } else {
      findings.report(
        .badDate, at: operand.span, "`\(Excerpt.of(text))` is not a \(kind)",
        hint: type == .date
          ? "write a date as `'2020-06-30'`" : "write a time stamp as `'2020-06-30T12:00:00Z'`, or a date")
    }
  }

  private mutating func reportNotDuration(_ text: String, _ operand: Operand) {
    let shown = "`\(Excerpt.of(text))`"
    var message = "\(shown) is not a duration"
    var hint = "write a duration as `90d`, `2h30m` or `PT4H35M`"
    do {
      _ = try TextReading.duration(text)
    } catch {
      switch error {
      case .notADuration: break
      case .yearsOrMonths:
        message = "\(shown) has years or months, which have no fixed length"
        hint = "write it in days: `90d`"
      case .tooFine:
        message = "\(shown) is finer than a microsecond"
        hint = "round it to the microsecond"
      case .tooLarge:
        message = "\(shown) is too long for a duration"
        hint = "a duration has at most 64 bits of microseconds, about 292,000 years"
      }
    }
    findings.report(.badDuration, at: operand.span, message, hint: hint)
  }
}
