import Columnar
import QueryPlan
import Values

/// A search in a column of texts that stand one behind another.
struct TextMaskTest: Sendable {
  /// So many bytes are searched between two questions whether to stop; they also stay in the near caches, where ASCII
  /// texts are looked at twice.
  private static let bytesAtOnce = 1 << 18
  /// Of texts made for it each byte of the needle is compared at each place: from this length on less is done at once.
  private static let longNeedle = 64
  /// From one row in so many on it saves time to look at single rows.
  private static let rowsPerPickedRow = 16

  private let texts: TextMasks
  private let validity: PinnedArray<UInt64>?
  private let needle: [UInt8]
  private let place: TextMasks.Place
  private let ignoresCase: Bool
  /// True where the texts are meant for which the search finds nothing.
  private let isComplement: Bool
  /// The same test for single rows, and for texts that are not ASCII where case is ignored.
  private let program: MaskTest
  private let interruption: Interruption

  /// Nil where the predicate is no such search.
  ///
  /// - Parameters:
  ///   - program: The predicate as an expression.
  ///   - value: What that is for the rows that are meant.
  init?(
    _ predicate: TextPredicate, on column: TextColumn, isComplement: Bool, as program: Program,
    isFor value: Bool
  ) {
    guard case .arena(let arena) = column.storage, let (needle, place) = predicate.needle, !needle.isEmpty
    else {
      return nil
    }
    texts = TextMasks(arena)
    validity = column.nullity.validity.map { PinnedArray($0) }
    self.needle = needle
    self.place = place
    ignoresCase = predicate.ignoresCase
    self.isComplement = isComplement
    self.program = .program(program, value: value)
    interruption = program.interruption
  }

  func run(_ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?) -> MaskOutcome {
    if let among {
      let count = MaskKernels.setCount(among, rows.count)
      if count == 0 { return .none }
      if count * TextMaskTest.rowsPerPickedRow <= rows.count {
        return program.run(rows, into: mask, among: among)
      }
    }
    var start = rows.lowerBound
    while start < rows.upperBound {
      if interruption.isRequested { break }
      let part = part(from: start, of: rows)
      let place = mask + (start - rows.lowerBound) >> 6
      if texts.byteCount(part) > TextMaskTest.bytesAtOnce * 2 {
        // Whoever wants to end a search could not wait for very long texts.
        _ = program.run(part, into: place, among: nil)
      } else {
        texts.match(needle, self.place, ignoresASCIICase: ignoresCase, part, into: place)
        if isComplement { MaskKernels.invert(place, part.count) }
        if let validity { MaskTest.intersect(place, validity, part) }
        if ignoresCase && !texts.isASCII(part) { testBeyondASCII(part, into: place) }
      }
      start = part.upperBound
    }
    return .some
  }

  /// Tests the texts that are not ASCII, one by one, and puts what is found in place of what was.
  private func testBeyondASCII(_ rows: Range<Int>, into mask: MaskWords) {
    let wordCount = Bitmap.wordCount(for: rows.count)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: wordCount * 2) { room in
      guard let beyond = room.baseAddress else { return }
      let found = beyond + wordCount
      texts.markBeyondASCII(rows, into: beyond)
      let outcome = program.run(rows, into: found, among: UnsafePointer(beyond))
      MaskKernels.subtract(mask, beyond, rows.count)
      guard case .some = outcome else { return }
      MaskKernels.intersect(found, beyond, rows.count)
      MaskKernels.unite(mask, found, rows.count)
    }
  }

  /// As many rows, by 64, as have about so many bytes together.
  private func part(from start: Int, of rows: Range<Int>) -> Range<Int> {
    let most = TextMaskTest.bytesAtOnce / max(needle.count / TextMaskTest.longNeedle, 1)
    var end = rows.upperBound
    while end - start > 64 && texts.byteCount(start..<end) > most {
      end = start + max(64, (end - start) / 2 & ~63)
    }
    return start..<end
  }
}

extension TextPredicate {
  /// What the predicate looks for and where, if it is a search for one text; folded where case is ignored.
  var needle: ([UInt8], TextMasks.Place)? {
    switch kind {
    case .pattern(let pattern), .foldedPattern(let pattern):
      if let prefix = pattern.prefix { return (prefix, .atStart) }
      return pattern.search.map { ($0, .anywhere) }
    case .contains(let needle): return (needle, .anywhere)
    case .startsWith(let needle): return (needle, .atStart)
    case .comparison(.equal, let text): return (text, .whole)
    case .endsWith, .comparison, .between, .member: return nil
    }
  }
}
