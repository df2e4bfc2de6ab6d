import Columnar

/// A test that reads columns at their addresses and keeps nothing: copying it counts no references, which the threads
/// that test blocks would do for each block, and each other's counts would cost them more than the test.
enum ColumnMaskTest: Sendable {
  case constant(Bool)
  case codes(CodeMaskTest)
  /// A column of booleans that are to be `value`.
  case booleans(PinnedArray<UInt64>, validity: PinnedArray<UInt64>?, value: Bool)
  /// Whether a column has a value.
  case validity(PinnedArray<UInt64>?, value: Bool)
  case linear(LinearMaskTest)
  case quotient(QuotientMaskTest)

  /// As `MaskTest.cost`.
  var cost: Int {
    switch self {
    case .constant, .validity, .booleans: 0
    case .codes(let test): test.codes.bytesPerCode
    case .linear(let test): test.cost
    case .quotient: 24
    }
  }

  /// As `MaskTest.run`.
  func run(_ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?) -> MaskOutcome {
    switch self {
    case .constant(let value): return MaskOutcome(value)
    case .codes(let test): return test.run(rows, into: mask, among: among)
    case .booleans(let bits, let validity, let value):
      return ColumnMaskTest.run(bits, validity, value: value, rows, into: mask)
    case .validity(nil, let value): return MaskOutcome(value)
    case .validity(let validity?, let value):
      return ColumnMaskTest.run(validity, nil, value: value, rows, into: mask)
    case .linear(let test): return test.run(rows, into: mask)
    case .quotient(let test): return test.run(rows, into: mask)
    }
  }

  /// How many rows pass, and whether they were looked at for that; nil where it needs a mask.
  func count(_ rows: Range<Int>) -> (passing: Int, isDecided: Bool)? {
    if case .codes(let test) = self { test.count(rows) } else { nil }
  }

  private static func run(
    _ bits: PinnedArray<UInt64>, _ validity: PinnedArray<UInt64>?, value: Bool, _ rows: Range<Int>,
    into mask: MaskWords
  ) -> MaskOutcome {
    let words = bits.pointer(MaskTest.words(rows))
    if !value {
      MaskKernels.writeComplement(words, rows.count, into: mask)
      if let validity { MaskTest.intersect(mask, validity, rows) }
      return .some
    }
    guard let validity else { return .stored(StoredWords(start: words)) }
    MaskKernels.writeIntersection(words, validity.pointer(MaskTest.words(rows)), rows.count, into: mask)
    return .some
  }
}
