package import QueryDiagnostics
import Values

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

  /// Says what is wrong with an input.
  init(_ problem: InputProblem, in input: OpenInput) {
    switch problem {
    case .fault(let fault): self = fault.isCancellation ? .cancelled : ReadingFailure(fault, in: input)
    case .unreadable(let failure): self.init(cannotRead: input.name, reason: failure.reason)
    }
  }

  init(cannotRead name: String, reason: String) {
    self.init(
      diagnostics: [Diagnostic(.cannotRead, "cannot read it: \(reason)", at: nil, file: name)],
      source: SourceText(utf8: []))
  }

  /// Places a fault in its file: inside its bytes, and behind the last one that is not white space where
  /// something is missing at the end.
  init(_ fault: ReadingFault, in input: OpenInput) {
    let bytes = input.bytes(around: fault.end)
    var span = SourceSpan(fault.start, min(fault.end, bytes.count))
    if fault.start >= bytes.count {
      span = .point(bytes.lastIndex { !JSONScanner.isWhiteSpace($0) }.map { $0 + 1 } ?? 0)
    }
    diagnostics = [Diagnostic(.badData, fault.message, at: span, hint: fault.hint, file: input.name)]
    source = SourceText(utf8: bytes)
  }
}
