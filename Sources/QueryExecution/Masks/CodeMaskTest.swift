import Columnar
import Values

/// A test of the codes of one column against ranges. It keeps nothing of the column: the program does.
struct CodeMaskTest: Sendable {
  private enum Domain {
    case none
    case range(ClosedRange<UInt64>)
    /// A range that the sketch tells most of.
    case sketched(SketchTest)
    case ranges(CodeRanges)
    /// The marks of the rows meant, those without a value not among them; with the range that is meant, if it is one.
    case marked(PinnedArray<UInt64>, of: ClosedRange<UInt64>?)
  }

  /// For fewer rows than one in so many bytes of codes, each is looked at alone: a line that is fetched alone takes about
  /// as long as so many bytes that are read one behind another.
  private static let bytesPerPickedRow = 1024

  let codes: PinnedCodes
  private var domain: Domain
  private let validity: PinnedArray<UInt64>?
  private let zones: PinnedZones
  /// True where the codes outside are meant.
  private let isComplement: Bool

  /// Nil where its codes are no few ranges.
  ///
  /// - Parameter isComplement: True where the codes outside the test's are meant.
  init?(_ test: ColumnTest, isComplement: Bool) {
    let column = PinnedNumbers(codes: PinnedCodes(test.codes), validity: test.validity, zones: test.zones)
    switch test.domain {
    case .none: self.init(column, nil, isComplement: isComplement)
    case .range(let range): self.init(column, range, isComplement: isComplement)
    case .set(let set):
      guard let members = set.ascendingCodes,
        let ranges = CodeRanges(members, bytesPerCode: column.codes.bytesPerCode)
      else { return nil }
      self.init(column, nil, isComplement: isComplement)
      domain = .ranges(ranges)
    }
  }

  /// - Parameters:
  ///   - range: The codes that are meant; nil for none.
  ///   - isComplement: True where all others are meant.
  init(_ column: PinnedNumbers, _ range: ClosedRange<UInt64>?, isComplement: Bool) {
    codes = column.codes
    validity = column.validity
    zones = column.zones
    domain = range.map { .range($0) } ?? .none
    self.isComplement = isComplement
  }

  /// The test with what its column knows by now: marks of the rows, or a sketch. Also the marks, which have to be kept
  /// for it.
  func quickened(
    _ learner: LearningColumn, _ context: ExecutionContext
  ) -> (test: CodeMaskTest, kept: StoredArray<UInt64>?) {
    let (interruption, options) = (context.interruption, context.options)
    let marks = learner.marks?.marks(
      of: learner.wanted, rowCount: context.table.rowCount, options.learning, threads: options.threads
    ) {
      interruption.isRequested
    } mark: { rows, mask in
      match(rows, into: mask)
      if let validity { MaskTest.intersect(mask, validity, rows) }
    }
    guard let marks else { return (sketched(learner, context), nil) }
    var test = self
    test.domain = .marked(PinnedArray(marks), of: learner.wanted.range)
    return (test, marks)
  }

  private func sketched(_ learner: LearningColumn, _ context: ExecutionContext) -> CodeMaskTest {
    guard case .number(let column) = learner.column, case .range(let range) = domain else { return self }
    let interruption = context.interruption
    let sketch = column.sketch(context.options.learning, threads: context.options.threads) {
      interruption.isRequested
    }
    guard let sketch else { return self }
    var test = self
    test.domain = .sketched(sketch.test(range))
    return test
  }

  /// What its column has made that it uses.
  var means: StepMeans? {
    switch domain {
    case .none, .range, .ranges: nil
    case .sketched: .sketch
    case .marked: .marks
    }
  }

  /// The same test for the only block of a table; nil where it is no test of one range, and nothing is true of all rows.
  func ofOnlyBlock(_ rows: Range<Int>) -> BlockRangeTest? {
    if let decided = decided(rows) { return .decided(decided) }
    guard case .range(let range) = domain else { return nil }
    return .tested(codes, in: range, isComplement: isComplement, validity: validity)
  }

  /// What is true of all rows of a block, as far as that is known without looking at them.
  private func decided(_ rows: Range<Int>) -> MaskOutcome? {
    guard let holds = decision(rows) else { return nil }
    guard holds != isComplement else { return MaskOutcome.none }
    return validity.map { .stored(MaskTest.stored($0, rows)) } ?? .all
  }

  /// - Parameter among: Where given, only rows whose bits are set there matter.
  func run(_ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?) -> MaskOutcome {
    if let decided = decided(rows) { return decided }
    if case .marked(let marks, _) = domain, !isComplement {
      return .stored(MaskTest.stored(marks, rows))
    }
    if let among, case .range(let range) = domain, isWorthPicking(among, rows.count) {
      MaskKernels.matchEach(codes, rows, in: range, among: among, into: mask)
    } else {
      match(rows, into: mask)
    }
    if isComplement { MaskKernels.invert(mask, rows.count) }
    if let validity { MaskTest.intersect(mask, validity, rows) }
    return .some
  }

  private func match(_ rows: Range<Int>, into mask: MaskWords) {
    switch domain {
    case .none: MaskKernels.clear(mask, rows.count)
    case .range(let range): MaskKernels.match(codes, rows, in: range, into: mask)
    case .sketched(let test): test.match(codes, rows, into: mask)
    case .ranges(let ranges): ranges.match(codes, rows, into: mask)
    case .marked(let marks, _):
      mask.update(from: MaskTest.stored(marks, rows).start, count: Bitmap.wordCount(for: rows.count))
    }
  }

  private func isWorthPicking(_ among: UnsafePointer<UInt64>, _ count: Int) -> Bool {
    MaskKernels.setCount(among, count) * CodeMaskTest.bytesPerPickedRow < count * codes.bytesPerCode
  }

  /// How many rows pass, and whether that was known without looking at them; nil where it needs a mask.
  func count(_ rows: Range<Int>) -> (passing: Int, isDecided: Bool)? {
    guard validity == nil else {
      // Rows without a value are not marked.
      guard case .marked(let marks, _) = domain, !isComplement, decision(rows) == nil else { return nil }
      return (MaskKernels.setCount(MaskTest.stored(marks, rows).start, rows.count), false)
    }
    if let holds = decision(rows) { return (holds == isComplement ? 0 : rows.count, true) }
    let matching: Int
    switch domain {
    case .range(let range): matching = MaskKernels.count(codes, rows, in: range)
    case .sketched(let test): matching = test.count(codes, rows)
    case .marked(let marks, _):
      matching = MaskKernels.setCount(MaskTest.stored(marks, rows).start, rows.count)
    case .none, .ranges: return nil
    }
    return (isComplement ? rows.count - matching : matching, false)
  }

  /// Whether all codes or none of a block are of the domain, as far as its smallest and largest code tell.
  private func decision(_ rows: Range<Int>) -> Bool? {
    // Of nulls only.
    guard let zone = zones.range(ofBlock: rows.lowerBound / Blocks.rowCount) else { return isComplement }
    let range: ClosedRange<UInt64>
    switch domain {
    case .none: return false
    case .range(let wanted), .marked(_, let wanted?): range = wanted
    case .sketched(let test): range = test.range
    case .ranges, .marked(_, nil): return nil
    }
    if range.contains(zone.lowerBound) && range.contains(zone.upperBound) { return true }
    return range.overlaps(zone) ? nil : false
  }
}
