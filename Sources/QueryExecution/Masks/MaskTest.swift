import Columnar
import QueryPlan
import Values

/// A predicate that cannot fail, as a test of neighbouring rows into a mask: a bit for each row for which it is true.
enum MaskTest: Sendable {
  case column(ColumnMaskTest)
  case codeSet(CodeSetMaskTest)
  case reals(RealMaskTest)
  indirect case text(TextMaskTest)
  case hits(HitMaskTest)
  /// Anything else, evaluated as an expression and true where that is `value`.
  indirect case program(Program, value: Bool)

  static func constant(_ value: Bool) -> MaskTest { .column(.constant(value)) }

  /// About what it costs to test a row, in bytes that are read: tests of a conjunction run in this order.
  var cost: Int {
    switch self {
    case .column(let test): test.cost
    case .codeSet(let test): test.cost
    case .hits: 0
    case .reals: 8
    case .text(let test): test.cost
    case .program(let program, _): 256 * max(program.instructions.count, 1)
    }
  }

  /// Tests the rows of a block, or those of its first ones.
  ///
  /// - Parameter among: Where given, only rows whose bits are set there matter; those of others may be anything.
  func run(_ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?) -> MaskOutcome {
    switch self {
    case .column(let test): return test.run(rows, into: mask, among: among)
    case .codeSet(let test): return test.run(rows, into: mask)
    case .reals(let test): return test.run(rows, into: mask)
    case .text(let test): return test.run(rows, into: mask, among: among)
    case .hits(let test): return test.run(rows, into: mask)
    case .program(let program, let value):
      return MaskTest.run(program, value: value, rows, into: mask, among: among)
    }
  }

  /// The words of a bitmap that hold the bits of a block's rows.
  static func words(_ rows: Range<Int>) -> Range<Int> {
    rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6
  }

  /// A block's words of a column's bits.
  static func stored(_ bits: PinnedArray<UInt64>, _ rows: Range<Int>) -> StoredWords {
    StoredWords(start: bits.pointer(words(rows)))
  }

  static func intersect(_ mask: MaskWords, _ bits: PinnedArray<UInt64>, _ rows: Range<Int>) {
    MaskKernels.intersect(mask, bits.pointer(words(rows)), rows.count)
  }
}

// MARK: - Expressions

extension MaskTest {
  /// From one row in so many on it saves time to evaluate single rows.
  private static let rowsPerPickedRow = 4

  fileprivate static func run(
    _ program: Program, value: Bool, _ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?
  ) -> MaskOutcome {
    if let among {
      let count = MaskKernels.setCount(among, rows.count)
      if count == 0 { return .none }
      if count * rowsPerPickedRow <= rows.count {
        picked(program, value: value, rows, among, count, into: mask)
        return .some
      }
    }
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: program.batchRowCount) {
      let batch = start..<min(start + program.batchRowCount, rows.upperBound)
      let outcome = Evaluator.evaluate(program, rows: .range(batch))
      let bits = value ? outcome.trueBits(batch.count) : outcome.falseBitsOfAny(batch.count)
      copy(bits, to: mask + (start - rows.lowerBound) >> 6)
    }
    return .some
  }

  /// Evaluates the rows whose bits are set in `among`.
  private static func picked(
    _ program: Program, value: Bool, _ rows: Range<Int>, _ among: UnsafePointer<UInt64>, _ count: Int,
    into mask: MaskWords
  ) {
    let numbers = MaskKernels.rows(of: among, rows, count: count)
    MaskKernels.clear(mask, rows.count)
    for start in stride(from: 0, to: count, by: program.batchRowCount) {
      let batch = Array(numbers[start..<min(start + program.batchRowCount, count)])
      let outcome = Evaluator.evaluate(program, rows: .list(batch))
      let bits = value ? outcome.trueBits(batch.count) : outcome.falseBitsOfAny(batch.count)
      bits.forEachSet { place in
        let row = Int(batch[place]) - rows.lowerBound
        mask[row >> 6] |= 1 << UInt64(row & 63)
      }
    }
  }

  private static func copy(_ bits: Bitmap, to mask: MaskWords) {
    bits.words.withUnsafeBufferPointer { words in
      guard let start = words.baseAddress else { return }
      mask.update(from: start, count: words.count)
    }
  }
}

extension Vector {
  /// Rows that are false, also of a constant.
  fileprivate func falseBitsOfAny(_ count: Int) -> Bitmap {
    if case .constant(.boolean(false)) = payload { return Bitmap(repeating: true, count: count) }
    return falseBits(count)
  }
}
