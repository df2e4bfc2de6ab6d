import Columnar
import QueryPlan

/// A test for rows whose text is one of a few, by the fingerprints of the column's texts.
struct FingerprintMaskTest: Sendable {
  /// For each text all fingerprints are read: of 10,000,000 rows that takes a third of a millisecond, while evaluating
  /// the predicate takes a second.
  private static let mostTexts = 256
  /// Longer texts are compared where somebody asks whether to stop.
  private static let mostBytes = 1 << 12

  /// Kept for as long as it is read, as the column may give it up.
  private let fingerprints: FingerprintPlanes
  private let texts: TextMasks
  private let validity: PinnedArray<UInt64>?
  private let sought: [(text: [UInt8], fingerprint: FingerprintPlanes)]
  /// True where the other texts are meant.
  private let isComplement: Bool

  /// Nil where the column has no fingerprints, or the predicate is no such test.
  init?(_ predicate: TextPredicate, on column: TextColumn, isComplement: Bool) {
    guard let texts = predicate.wholeTexts, texts.count <= FingerprintMaskTest.mostTexts,
      texts.allSatisfy({ $0.count <= FingerprintMaskTest.mostBytes }),
      case .arena(let arena) = column.storage, let fingerprints = column.fingerprints.known
    else { return nil }
    self.fingerprints = fingerprints
    self.texts = TextMasks(arena)
    validity = column.nullity.validity.map { PinnedArray($0) }
    sought = texts.map { text in
      let alone = TextArena(bytes: text, offsets: [0, UInt32(truncatingIfNeeded: text.count)])
      return (text, FingerprintPlanes(of: alone, threads: 1) { false })
    }
    self.isComplement = isComplement
  }

  /// As `MaskTest.cost`.
  var cost: Int { sought.count }

  /// - Parameter among: Where given, only rows whose bits are set there matter.
  func run(_ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?) -> MaskOutcome {
    MaskKernels.clear(mask, rows.count)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count)) { room in
      guard let found = room.baseAddress else { return }
      for text in sought {
        fingerprints.match(text.fingerprint, rows, into: found)
        if let among { MaskKernels.intersect(found, among, rows.count) }
        texts.keep(equalTo: text.text, rows, in: found)
        MaskKernels.unite(mask, found, rows.count)
      }
    }
    if isComplement { MaskKernels.invert(mask, rows.count) }
    if let validity { MaskTest.intersect(mask, validity, rows) }
    return .some
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
