import Columnar
import QueryPlan
import Values

/// A predicate that cannot fail, as a test of neighbouring rows into a mask: a bit for each row for which it is true.
enum MaskTest: Sendable {
  case constant(Bool)
  case codes(CodeMaskTest)
  /// A column of booleans that are to be `value`.
  case booleans(PinnedArray<UInt64>, validity: PinnedArray<UInt64>?, value: Bool)
  /// Whether a column has a value.
  case validity(PinnedArray<UInt64>?, value: Bool)
  case reals(RealMaskTest)
  case linear(LinearMaskTest)
  case quotient(QuotientMaskTest)
  indirect case text(TextMaskTest)
  case hits(HitMaskTest)
  /// Anything else, evaluated as an expression and true where that is `value`.
  indirect case program(Program, value: Bool)

  /// About what it costs to test a row, in bytes that are read: tests of a conjunction run in this order.
  var cost: Int {
    switch self {
    case .constant, .validity, .booleans, .hits: 0
    case .codes(let test): test.codes.bytesPerCode
    case .reals: 8
    case .linear(let test): test.cost
    case .quotient: 24
    case .text: 64
    case .program(let program, _): 256 * max(program.instructions.count, 1)
    }
  }

  /// Tests the rows of a block, or those of its first ones.
  ///
  /// - Parameter among: Where given, only rows whose bits are set there matter; those of others may be anything.
  func run(_ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?) -> MaskOutcome {
    switch self {
    case .constant(let value): return MaskOutcome(value)
    case .codes(let test): return test.run(rows, into: mask)
    case .booleans(let bits, let validity, let value):
      mask.update(from: bits.pointer(MaskTest.words(rows)), count: Bitmap.wordCount(for: rows.count))
      if !value { MaskKernels.invert(mask, rows.count) }
      if let validity { MaskTest.intersect(mask, validity, rows) }
      return .some
    case .validity(nil, let value): return MaskOutcome(value)
    case .validity(let validity?, let value):
      mask.update(from: validity.pointer(MaskTest.words(rows)), count: Bitmap.wordCount(for: rows.count))
      if !value { MaskKernels.invert(mask, rows.count) }
      return .some
    case .reals(let test): return test.run(rows, into: mask)
    case .linear(let test): return test.run(rows, into: mask)
    case .quotient(let test): return test.run(rows, into: mask)
    case .text(let test): return test.run(rows, into: mask, among: among)
    case .hits(let test): return test.run(rows, into: mask)
    case .program(let program, let value):
      return MaskTest.run(program, value: value, rows, into: mask, among: among)
    }
  }

  /// How many rows pass, and whether they were looked at for that; nil where it needs a mask.
  func count(_ rows: Range<Int>) -> (passing: Int, isDecided: Bool)? {
    if case .codes(let test) = self { test.count(rows) } else { nil }
  }

  /// The words of a bitmap that hold the bits of a block's rows.
  static func words(_ rows: Range<Int>) -> Range<Int> {
    rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6
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
    let numbers = [UInt32](unsafeUninitializedCapacity: count) { numbers, written in
      if let start = numbers.baseAddress {
        MaskKernels.writeRows(of: among, rows.count, from: rows.lowerBound, to: start, room: count)
      }
      written = count
    }
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
