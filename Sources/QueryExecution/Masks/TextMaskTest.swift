import Columnar
import QueryPlan
import Values

/// A search in a column of texts that stand one behind another.
struct TextMaskTest: Sendable {
  /// So many bytes are searched between two questions whether to stop; they also stay in the near caches, where ASCII
  /// texts are looked at twice.
  private static let bytesAtOnce = 1 << 18
  /// Of texts made for it each byte of the needle is compared at each place: from this length on less is done at once.
  static let longNeedle = 64
  /// From one row in so many on it saves time to look at single rows.
  private static let rowsPerPickedRow = 16

  let texts: TextMasks
  let validity: PinnedArray<UInt64>?
  let needle: [UInt8]
  let place: TextMasks.Place
  let ignoresCase: Bool
  /// True where texts that are not ASCII are tested by their bytes like the others.
  private let matchesBytes: Bool
  /// True where the texts are meant for which the search finds nothing.
  let isComplement: Bool
  /// What the classes of the texts tell, where they have some.
  private let classes: TextClassSearch?
  /// The marks of the texts, where the column may have some.
  private let learner: LearningTexts?
  /// The same test for single rows, and for texts that are not ASCII where case is ignored.
  private let program: MaskTest
  private let interruption: Interruption

  /// Nil where the predicate is no such search.
  ///
  /// - Parameters:
  ///   - program: The predicate as an expression.
  ///   - value: What that is for the rows that are meant.
  ///   - context: Says whether the column may learn something for it.
  init?(
    _ predicate: TextPredicate, on column: TextColumn, isComplement: Bool, as program: Program,
    isFor value: Bool, _ context: ExecutionContext
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
    matchesBytes = !predicate.ignoresCase || TextMaskTest.foldsAlone(needle)
    self.isComplement = isComplement
    self.program = .program(program, value: value)
    interruption = program.interruption
    let classes = TextMaskTest.classes(of: column, place, ignoresCase: predicate.ignoresCase, context)
    self.classes = classes?.search(needle, place, ignoresCase: predicate.ignoresCase)
    learner = SoughtText(needle, place, ignoresCase: ignoresCase, isComplement: isComplement)
      .flatMap { LearningTexts(column, arena, $0, context.options.learning) }
  }

  /// True for a folded needle all whose letters are those of ASCII, and of no other letter the folded form: beyond ASCII
  /// only the Kelvin sign and the long s are folded into it.
  ///
  /// Of 1,000 names five are not ASCII: finding and folding them took half of the time of a search.
  static func foldsAlone(_ needle: [UInt8]) -> Bool {
    needle.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "k") && $0 != UInt8(ascii: "s") }
  }

  private static func classes(
    of column: TextColumn, _ place: TextMasks.Place, ignoresCase: Bool, _ context: ExecutionContext
  ) -> TextClasses? {
    // An index will find beginnings.
    if place == .whole { return nil }
    if place == .atStart && !ignoresCase { return column.knownClasses }
    let interruption = context.interruption
    return column.classes(context.options.learning, threads: context.options.threads) {
      interruption.isRequested
    }
  }

  /// True where an index will find the texts, once they have been sought often.
  var awaitsIndex: Bool {
    switch place {
    case .anywhere: false
    case .atStart, .whole: !ignoresCase && texts.count >= LazyTextIndex.fewestRows
    }
  }

  /// What its column has made that it uses.
  var means: StepMeans? {
    if learner?.hasMarks == true { return .marks }
    return classes == nil ? nil : .classes
  }

  /// As `MaskTest.cost`.
  var cost: Int { classes == nil ? 64 : 8 }

  func run(_ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?) -> MaskOutcome {
    if let learner, rows.count == texts.count {
      let interruption = interruption
      let marks = learner.marks {
        interruption.isRequested
      } mark: { [self] in
        _ = search($0, into: $1, among: nil)
      }
      if let marks {
        marks.withUnsafeBufferPointer { words in
          if let start = words.baseAddress { mask.update(from: start, count: words.count) }
        }
        return .some
      }
    }
    return search(rows, into: mask, among: among)
  }

  private func search(
    _ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?
  ) -> MaskOutcome {
    if let among {
      let count = MaskKernels.setCount(among, rows.count)
      if count == 0 { return .none }
      if let classes, test(by: classes, rows, into: mask, among: among) { return .some }
      if count * TextMaskTest.rowsPerPickedRow <= rows.count {
        return program.run(rows, into: mask, among: among)
      }
    } else if let classes, test(by: classes, rows, into: mask, among: nil) {
      return .some
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
        if !matchesBytes && !texts.isASCII(part) { testBeyondASCII(part, into: place) }
      }
      start = part.upperBound
    }
    return .some
  }

  /// Tests the texts that are not ASCII.
  private func testBeyondASCII(_ rows: Range<Int>, into mask: MaskWords) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count)) { room in
      guard let beyond = room.baseAddress else { return }
      texts.markBeyondASCII(rows, into: beyond)
      testSingly(beyond, rows, into: mask)
    }
  }

  /// Tests marked texts one by one, and puts what is found in place of what was.
  func testSingly(_ marked: MaskWords, _ rows: Range<Int>, into mask: MaskWords) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count)) { room in
      guard let found = room.baseAddress else { return }
      let outcome = program.run(rows, into: found, among: UnsafePointer(marked))
      MaskKernels.subtract(mask, marked, rows.count)
      guard case .some = outcome else { return }
      MaskKernels.intersect(found, marked, rows.count)
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
