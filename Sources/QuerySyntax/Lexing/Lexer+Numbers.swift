import QueryDiagnostics

extension Lexer {
  /// Reads everything that hangs together with a number, then says what it is.
  mutating func number() -> Token {
    let start = position
    if let end = endOfPlainDigits { return take(.integer, end - start) }
    passNumber()
    let span = SourceSpan(start, position)
    let digits = bytes[start..<position]
    if NumberLiteral.isInteger(digits) { return Token(.integer, span) }
    if NumberLiteral.isReal(digits) { return real(digits, span) }
    do throws(DurationLiteral.Fault) {
      _ = try DurationLiteral.parse(units: digits)
      return Token(.unitDuration, span)
    } catch {
      reportNumber(error, span)
      return Token(.invalid, span)
    }
  }

  /// The place behind digits with which nothing else hangs together, as most numbers are; nil at others.
  private var endOfPlainDigits: Int? {
    let bytes = bytes.span
    var end = position
    while end < bytes.count, ASCII.isDigit(bytes[end]) { end += 1 }
    guard end > position else { return nil }
    if end < bytes.count {
      let next = bytes[end]
      guard !ASCII.isWordPart(next), next != UInt8(ascii: "."), next < 0x80 else { return nil }
    }
    return end
  }

  private mutating func real(_ digits: ArraySlice<UInt8>, _ span: SourceSpan) -> Token {
    if NumberLiteral.real(digits) != nil { return Token(.real, span) }
    report(
      .notFinite, "\(ShownText.quoted(text(span))) is too large for a real", at: span,
      hint: "the largest is about 1.8e308")
    return Token(.invalid, span)
  }

  /// Passes over digits, letters, `_`, points, and a sign after the `e` of an exponent.
  private mutating func passNumber() {
    var isPlain = true
    var wasExponent = false
    while let byte = byte() {
      if ASCII.isDigit(byte) || byte == UInt8(ascii: "_") {
        wasExponent = false
        position += 1
      } else if byte == UInt8(ascii: ".") {
        position += 1
        wasExponent = false
      } else if wasExponent, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"),
        ASCII.isDigit(self.byte(1) ?? 0)
      {
        position += 1
        wasExponent = false
      } else if let length = wordPartLength {
        wasExponent = isPlain && byte | 0x20 == UInt8(ascii: "e")
        isPlain = false
        position += length
      } else {
        return
      }
    }
  }

  private mutating func reportNumber(_ fault: DurationLiteral.Fault, _ span: SourceSpan) {
    guard fault == .notADuration else { return reportDuration(fault, span) }
    let written = text(span)
    let shown = ShownText.quoted(written)
    if let mended = withDigitAfterPoint(span) {
      report(
        .badNumber, "\(shown) has no digit right of the point", at: span,
        hint: "write `\(ShownText.cut(mended))` for a real", fix: mended)
    } else if written.utf8.contains(UInt8(ascii: "_")),
      written.utf8.allSatisfy({ ASCII.isDigit($0) || $0 == UInt8(ascii: "_") })
    {
      let plain = String(decoding: written.utf8.filter { ASCII.isDigit($0) }, as: UTF8.self)
      report(
        .badNumber, "in \(shown) a `_` does not stand between two digits", at: span,
        hint: "write `\(ShownText.cut(plain))`", fix: plain)
    } else if written.utf8.allSatisfy({
      ASCII.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
    }) {
      report(
        .badNumber, "\(shown) is not a number", at: span,
        hint: "dates and versions are texts: `'\(ShownText.cut(written))'`")
    } else {
      report(
        .badNumber, "\(shown) is neither a number nor a duration", at: span,
        hint: hintForWordAfterNumber(written))
    }
  }

  /// `1.0` for `1.`, `1.0e5` for `1.e5`; nil where that makes no real of it.
  private func withDigitAfterPoint(_ span: SourceSpan) -> String? {
    let written = bytes[span.start..<span.end]
    guard let point = written.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let mended = written[...point] + [UInt8(ascii: "0")] + written[(point + 1)...]
    guard NumberLiteral.isReal(mended) else { return nil }
    return String(decoding: mended, as: UTF8.self)
  }

  private func hintForWordAfterNumber(_ written: String) -> String {
    let digits = written.prefix { $0.isASCII && ($0.isNumber || $0 == "_" || $0 == ".") }
    let rest = String(written.dropFirst(digits.count))
    if let keyword = Keyword(spelledBy: Array(rest.utf8)[...]) {
      return "put a space between: `\(digits) \(keyword.rawValue)`"
    }
    if ASCII.lowercased(rest).hasPrefix("e") { return "an exponent needs digits, as in `1e6`" }
    return "a name that begins with a digit stands in backquotes, a text in quotes"
  }

  /// Says what is wrong with something that is meant as a duration.
  mutating func reportDuration(_ fault: DurationLiteral.Fault, _ span: SourceSpan) {
    let written = text(span)
    let shown = ShownText.quoted(written)
    let (message, hint, fix) = Lexer.explanation(of: fault, written: written, shown: shown)
    report(.badDuration, message, at: span, hint: hint, fix: fix)
  }

  private static func explanation(
    of fault: DurationLiteral.Fault, written: String, shown: String
  ) -> (message: String, hint: String?, fix: String?) {
    let units = "the units are `w d h m s ms us`"
    switch fault {
    case .notADuration:
      return ("\(shown) is not a duration", units, nil)
    case .yearsOrMonths:
      return ("\(shown) has years or months, which have no fixed length", "count in days: `365d`, `30d`", nil)
    case .tooFine:
      return ("\(shown) is finer than a microsecond", "leave digits out at the end", nil)
    case .tooLarge:
      return ("\(shown) is too long for a duration", "the longest is about 292,000 years: `106751991d`", nil)
    case .unitTwice(let unit):
      return ("\(shown) has the unit `\(unit)` twice", "add the two up", nil)
    case .outOfOrder:
      let fix = DurationLiteral.sorted(units: Array(written.utf8)[...])
      return (
        "\(shown) does not have its largest unit first",
        fix.map { "write `\($0)`" } ?? "put the largest unit first", fix
      )
    case .upperCase:
      let fix = ASCII.lowercased(written)
      return ("\(shown) has a unit in upper case", "write `\(ShownText.cut(fix))`", fix)
    case .fractionNotLast:
      return ("\(shown) has a fraction before the last unit", "only the last number may have a fraction", nil)
    case .fractionOfUnit:
      return (
        "\(shown) has a fraction of something else than seconds",
        "write it with smaller units, or as in `1.5h`", nil
      )
    case .missingUnit:
      return ("\(shown) ends with a number without a unit", units, nil)
    case .unitName(let word, let unit):
      let fix = written.utf8.count < 100 ? written.replacing(word, with: unit) : nil
      return ("\(shown) has the unit `\(word)`", fix.map { "write `\($0)`" } ?? units, fix)
    case .unknownUnit(let word):
      return ("\(shown) has the unknown unit \(ShownText.quoted(word))", units, nil)
    }
  }

  // MARK: - ISO 8601

  /// Reads `P253DT23H14M9S`; nil, and nothing taken, where a name stands.
  mutating func isoDuration() -> Token? {
    let start = position
    guard let end = endOfISODuration() else { return nil }
    position = end
    if wordPartLength != nil {
      passWord()
      let span = SourceSpan(start, position)
      let hint = "if it is a name, write it in backquotes"
      report(
        .badDuration, "\(ShownText.quoted(text(span))) is a duration directly followed by something else",
        at: span, hint: hint)
      return Token(.invalid, span)
    }
    let span = SourceSpan(start, position)
    do throws(DurationLiteral.Fault) {
      _ = try DurationLiteral.parse(iso: bytes[start..<position])
      return Token(.isoDuration, span)
    } catch {
      reportDuration(error, span)
      return Token(.invalid, span)
    }
  }

  /// The end of the longest text of the form, whether or not its units are in order and allowed.
  private func endOfISODuration() -> Int? {
    var end: Int?
    var index = position + 1
    while let next = endOfISOPart(at: index, units: "YMWD") {
      end = next
      index = next
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "T") else { return end }
    index += 1
    while let next = endOfISOPart(at: index, units: "HMS") {
      end = next
      index = next
    }
    return end
  }

  private func endOfISOPart(at start: Int, units: String) -> Int? {
    var rest = bytes[min(start, bytes.count)...]
    let whole = rest.prefix { ASCII.isDigit($0) }
    guard !whole.isEmpty else { return nil }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { ASCII.isDigit($0) }
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(fraction.count + 1)
    }
    guard let unit = rest.first, units.utf8.contains(unit) else { return nil }
    return rest.startIndex + 1
  }
}
