package import QueryDiagnostics

/// Why data could not be read. Nothing of them is kept.
package struct ReadingFailure: Error, Sendable {
  /// Errors with the code `bad-data`; their spans count bytes of the file that they name.
  package let diagnostics: [Diagnostic]
  /// The file that the spans count in; nil where the fault is in no one place.
  package let source: SourceText?

  package init(diagnostics: [Diagnostic], source: SourceText?) {
    self.diagnostics = diagnostics
    self.source = source
  }

  /// Tells of a fault that is in no one place.
  init(unplaced message: String) {
    self.init(diagnostics: [Diagnostic(.badData, message, at: nil)], source: nil)
  }

  /// Places a fault in its file.
  init(_ fault: ReadingFault, in input: DataInput) {
    let source = SourceText(utf8: input.bytes)
    let place = source.location(at: fault.start)
    let message =
      "\(fault.message), at line \(place.line), column \(place.column), byte \(fault.start)"
    self.init(
      diagnostics: [
        Diagnostic(
          .badData, message, at: SourceSpan(fault.start, fault.end), hint: fault.hint, file: input.name)
      ],
      source: source)
  }
}
