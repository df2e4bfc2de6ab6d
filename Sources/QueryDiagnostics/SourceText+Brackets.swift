extension SourceText {
  /// Longer spans are left as they are: nobody reads them to their end.
  private static let longestBalanced = 4096

  /// The span with the brackets around its ends that its inside opens or closes: of `(a + 1) * 2` what begins at `a`
  /// begins at the bracket. A span that lacks none, or whose brackets stand elsewhere, stays as it is.
  package func balancingBrackets(_ span: SourceSpan) -> SourceSpan {
    guard span.start >= 0, span.end <= utf8.count, span.length <= SourceText.longestBalanced else {
      return span
    }
    var (missingOpenings, missingClosings) = unmatchedBrackets(in: span)
    var (start, end) = (span.start, span.end)
    while missingOpenings > 0 {
      guard let place = utf8[..<start].lastIndex(where: { !isSpace($0) }), utf8[place] == UInt8(ascii: "(")
      else { return span }
      start = place
      missingOpenings -= 1
    }
    while missingClosings > 0 {
      guard let place = utf8[end...].firstIndex(where: { !isSpace($0) }), utf8[place] == UInt8(ascii: ")")
      else { return span }
      end = place + 1
      missingClosings -= 1
    }
    return SourceSpan(start, end)
  }

  /// How many brackets close in the span that open before it, and the other way round. Brackets in quotes are text.
  private func unmatchedBrackets(in span: SourceSpan) -> (openings: Int, closings: Int) {
    var (openings, open) = (0, 0)
    var quote: UInt8?
    for byte in utf8[span.start..<span.end] {
      if let opened = quote {
        if byte == opened { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): quote = byte
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")") where open > 0: open -= 1
      case UInt8(ascii: ")"): openings += 1
      default: continue
      }
    }
    return (openings, open)
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
      || byte == UInt8(ascii: "\r")
  }
}
