import Columnar
import QueryPlan

/// A search for the rows whose text is one of a few, by the fingerprints of the column's texts.
struct FingerprintSearch {
  /// For each text two lines of memory are read of some 50,000 rows: of 10,000,000 rows that takes a fiftieth of a
  /// millisecond, while evaluating the predicate takes a second.
  private static let mostTexts = 256
  /// Longer texts are compared where somebody asks whether to stop.
  private static let mostBytes = 1 << 12
  /// A text that one row in so many may have is sought by several threads, and no further than rows are wanted.
  private static let rowsPerCandidate = 64
  /// So few candidates are compared at once in any table.
  private static let fewCandidates = 1 << 12

  /// Kept for as long as it is read, as the column may give it up.
  private let fingerprints: FingerprintBuckets
  private let sought: [(text: [UInt8], candidateCount: Int)]

  /// Nil where the column has no fingerprints, or the predicate is no such test, or has it with too many rows.
  init?(_ predicate: TextPredicate, _ column: TextColumn) {
    guard let texts = predicate.wholeTexts, texts.count <= FingerprintSearch.mostTexts,
      texts.allSatisfy({ $0.count <= FingerprintSearch.mostBytes }), let known = column.fingerprints.known
    else { return nil }
    fingerprints = known
    sought = texts.map { ($0, known.candidateCount(of: $0)) }
    let most = max(column.count / FingerprintSearch.rowsPerCandidate, FingerprintSearch.fewCandidates)
    // Many texts together are not searched for more quickly otherwise.
    if sought.count == 1 && sought[0].candidateCount > most { return nil }
  }

  /// The rows, in ascending order, whether they have a value or not; nil where the work was stopped.
  func rows(_ interruption: Interruption) -> [UInt32]? {
    var rows: [UInt32] = []
    for (text, candidateCount) in sought {
      if interruption.isRequested { return nil }
      let found = fingerprints.rows(of: text, candidateCount: candidateCount) { interruption.isRequested }
      rows.append(contentsOf: found)
    }
    if interruption.isRequested { return nil }
    // Those of one text ascend.
    if sought.count > 1 { rows.sort() }
    return rows
  }
}

extension TextPredicate {
  /// The texts for which alone the predicate holds, where it is equality with one of a list.
  var wholeTexts: [[UInt8]]? {
    switch kind {
    case .comparison(.equal, let text): [text]
    case .member(let set): set.texts
    case .pattern, .foldedPattern, .contains, .startsWith, .endsWith, .comparison, .between: nil
    }
  }
}
