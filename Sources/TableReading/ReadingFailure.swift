package import QueryDiagnostics

/// Why data could not be read. Nothing of them is kept.
package struct ReadingFailure: Error, Sendable {
  /// Errors with the code `bad-data`; their spans count bytes of the file that they name. One alone with the code
  /// `cancelled`, without a span, where the caller gave the reading up.
  package let diagnostics: [Diagnostic]
  /// The file that the spans count in.
  package let source: SourceText

  /// The caller gave the reading up.
  static let cancelled = ReadingFailure(
    diagnostics: [Diagnostic(.cancelled, "the loading was cancelled", at: nil)], source: SourceText(utf8: []))

  private init(diagnostics: [Diagnostic], source: SourceText) {
    self.diagnostics = diagnostics
    self.source = source
  }

  /// Places a fault in its file: inside its bytes, and behind the last one that is not white space where
  /// something is missing at the end.
  init(_ fault: ReadingFault, in input: DataInput) {
    let bytes = input.bytes
    var span = SourceSpan(fault.start, min(fault.end, bytes.count))
    if fault.start >= bytes.count {
      span = .point(bytes.lastIndex { !JSONScanner.isWhiteSpace($0) }.map { $0 + 1 } ?? 0)
    }
    diagnostics = [Diagnostic(.badData, fault.message, at: span, hint: fault.hint, file: input.name)]
    source = SourceText(utf8: bytes)
  }
}
