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
  /// What the message of that fault says was expected; nil where it does not say so.
  let expected: Substring?
  /// The messages, for people.
  let said: String

  init(of text: String) {
    let diagnostics = Parser.parseQuery(SourceText(text)).diagnostics
    let faults = diagnostics.filter { Self.codesOfForm.contains($0.code) }
    fault = faults.compactMap { $0.span?.start }.min()
    let first = faults.first { [fault] in $0.span?.start == fault && $0.code == .syntax }
    expected = first.flatMap { ExpectedPhrases.phrase(of: $0.message) }
    faultsBeyond = Set(
      diagnostics.filter { !Self.codesOfForm.contains($0.code) }.compactMap { $0.span?.start })
    said = diagnostics.map { "\($0.span?.start ?? 0): \($0.message)" }.joined(separator: "; ")
  }

  /// True where the parser finds the first fault where the recogniser does. What has a code of its own, such as a
  /// clause written twice, may stand where the recogniser finds the word impossible.
  func agrees(withFaultAt place: Int?) -> Bool {
    if fault == place { return true }
    guard let place, faultsBeyond.contains(place) else { return false }
    return fault.map { $0 > place } ?? true
  }
}
