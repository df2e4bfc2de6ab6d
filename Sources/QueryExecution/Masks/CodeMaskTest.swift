import Columnar
import Values

/// A test of the codes of one column.
struct CodeMaskTest: Sendable {
  private enum Domain {
    case none
    case range(ClosedRange<UInt64>)
    /// A range that the sketch tells most of.
    case sketched(ClosedRange<UInt64>, CodeSketch)
    case ranges(CodeRanges)
    case set(CodeSet, CodeVector)
  }

  let codes: PinnedCodes
  private var domain: Domain
  private let validity: PinnedArray<UInt64>?
  private let zones: ZoneMap
  /// Where the column is one of numbers, itself.
  private let numbers: NumberColumn?
  /// True where the codes outside are meant.
  private let isComplement: Bool

  /// The test for being true, or for being false; nil where no row is that.
  init?(_ test: ColumnTest, isFor value: Bool) {
    // Beside a null in the list nothing is false.
    if test.isNullElsewhere && value == test.isNegated { return nil }
    let pinned = PinnedCodes(test.codes)
    codes = pinned
    validity = test.validity.map { PinnedArray(StoredArray($0.words)) }
    zones = test.zones
    numbers = test.numbers
    isComplement = value == test.isNegated
    domain =
      switch test.domain {
      case .none: .none
      case .range(let range): .range(range)
      case .set(let set):
        set.ascendingCodes.flatMap { CodeRanges($0, bytesPerCode: pinned.bytesPerCode) }.map { .ranges($0) }
          ?? .set(set, test.codes)
      }
  }

  /// The test with the sketch of the column, where it has one by now.
  func sketched(_ context: ExecutionContext) -> CodeMaskTest {
    guard case .range(let range) = domain, let numbers else { return self }
    let interruption = context.interruption
    let sketch = numbers.sketch.sketch(of: numbers, threads: context.options.threads) {
      interruption.isRequested
    }
    guard let sketch else { return self }
    var test = self
    test.domain = .sketched(range, sketch)
    return test
  }

  func run(_ rows: Range<Int>, into mask: MaskWords) -> MaskOutcome {
    if let holds = decision(rows) {
      guard holds != isComplement else { return .none }
      guard let validity else { return .all }
      mask.update(from: validity.pointer(MaskTest.words(rows)), count: Bitmap.wordCount(for: rows.count))
      return .some
    }
    switch domain {
    case .none: MaskKernels.clear(mask, rows.count)
    case .range(let range): MaskKernels.match(codes, rows, in: range, into: mask)
    case .sketched(let range, let sketch): sketch.match(codes, rows, in: range, into: mask)
    case .ranges(let ranges): ranges.match(codes, rows, into: mask)
    case .set(let set, let codes):
      set.matches(codes, rows: rows).words.withUnsafeBufferPointer { words in
        if let start = words.baseAddress { mask.update(from: start, count: words.count) }
      }
    }
    if isComplement { MaskKernels.invert(mask, rows.count) }
    if let validity { MaskTest.intersect(mask, validity, rows) }
    return .some
  }

  /// How many rows pass, and whether that was known without looking at them; nil where it needs a mask.
  func count(_ rows: Range<Int>) -> (passing: Int, isDecided: Bool)? {
    guard validity == nil else { return nil }
    if let holds = decision(rows) { return (holds == isComplement ? 0 : rows.count, true) }
    guard case .range(let range) = domain else { return nil }
    let matching = MaskKernels.count(codes, rows, in: range)
    return (isComplement ? rows.count - matching : matching, false)
  }

  /// Whether all codes or none of a block are of the domain, as far as its smallest and largest code tell.
  private func decision(_ rows: Range<Int>) -> Bool? {
    let block = rows.lowerBound / Blocks.rowCount
    // Of nulls only.
    guard let zone = zones.range(ofBlock: block) else { return isComplement }
    switch domain {
    case .none: return false
    case .range(let range), .sketched(let range, _):
      if range.contains(zone.lowerBound) && range.contains(zone.upperBound) { return true }
      return range.overlaps(zone) ? nil : false
    case .ranges, .set: return nil
    }
  }
}
