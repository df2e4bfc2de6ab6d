import QueryDiagnostics

/// Which characters make names, and how a name is written.
package enum NameSpelling {
  /// True for what a name may begin with.
  static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return ASCII.isWordStart(UInt8(truncatingIfNeeded: scalar.value)) }
    guard scalar.properties.isAlphabetic else { return false }
    // Letters in circles and squares are alphabetic by property, but signs to the eye.
    return scalar.properties.generalCategory != .otherSymbol
  }

  /// True for what may follow in a name. Marks belong to the letters they stand on.
  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return ASCII.isWordPart(UInt8(truncatingIfNeeded: scalar.value)) }
    if isStart(scalar) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: return !scalar.properties.isVariationSelector
    default: return false
    }
  }

  /// True for spaces and invisible characters beyond ASCII.
  static func isForeignSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .format, .control: scalar.value >= 0x80
    default: false
    }
  }

  /// `U+00A0`.
  static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// The name as it is written where a name may begin: in backquotes where it needs them.
  package static func written(_ name: String) -> String {
    needsQuotes(name, afterPoint: false, afterAs: false) ? quoted(name) : name
  }

  /// The name as it is written after a `.`.
  package static func writtenAfterPoint(_ name: String) -> String {
    needsQuotes(name, afterPoint: true, afterAs: false) ? quoted(name) : name
  }

  /// The name as it is written after `as`.
  package static func writtenAfterAs(_ name: String) -> String {
    needsQuotes(name, afterPoint: false, afterAs: true) ? quoted(name) : name
  }

  /// The name in backquotes.
  static func quoted(_ name: String) -> String {
    QuotedText.quote(name, with: UInt8(ascii: "`"))
  }

  private static func needsQuotes(_ name: String, afterPoint: Bool, afterAs: Bool) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = name.unicodeScalars.first, isStart(first),
      name.unicodeScalars.allSatisfy({ isPart($0) })
    else {
      return true
    }
    if afterPoint { return false }
    if !afterAs, Keyword(spelledBy: bytes[...])?.isReserved ?? false { return true }
    var lexer = Lexer(SourceText(utf8: bytes))
    return lexer.next().kind != .word
  }
}
