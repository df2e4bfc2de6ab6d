import QueryDiagnostics
import QuerySyntax

/// What the parser says of a text, as far as the grammar speaks of it.
struct ParserVerdict {
  /// What the grammar can say; everything else lies beyond it (`Grammar/README.md` lists it).
  private static let codesOfForm: Set<DiagnosticCode> = [.syntax, .chainedComparison]

  /// Where the first fault of form begins, in bytes; nil for none.
  let fault: Int?
  /// Where something is wrong that the grammar does not speak of.
  private let faultsBeyond: Set<Int>
  private let diagnostics: [Diagnostic]

  /// What the message of that fault says was expected; nil where it does not say so.
  var expected: Substring? {
    let first = diagnostics.first { $0.span?.start == fault && $0.code == .syntax }
    return first.flatMap { ExpectedPhrases.phrase(of: $0.message) }
  }

  /// The messages, for people.
  var said: String { diagnostics.map { "\($0.span?.start ?? 0): \($0.message)" }.joined(separator: "; ") }

  init(of text: String) {
    diagnostics = Parser.parseQuery(SourceText(text)).diagnostics
    let faults = diagnostics.filter { Self.codesOfForm.contains($0.code) }
    fault = faults.compactMap { $0.span?.start }.min()
    faultsBeyond = Set(
      diagnostics.filter { !Self.codesOfForm.contains($0.code) }.compactMap { $0.span?.start })
  }

  /// True where the parser finds the first fault where the recogniser does. What has a code of its own, such as a
  /// clause written twice, may stand where the recogniser finds the word impossible.
  func agrees(withFaultAt place: Int?) -> Bool {
    if fault == place { return true }
    guard let place, faultsBeyond.contains(place) else { return false }
    return fault.map { $0 > place } ?? true
  }
}
