import Columnar

/// The filter of a single block. An object, so that no run copies the program, for which it would count six references.
final class BlockFilter: Sendable {
  let program: MaskProgram
  /// The test, where there is but one and that is one of columns.
  private let onlyTest: ColumnMaskTest?
  /// The same, where it is one of a range of codes.
  private let rangeTest: BlockRangeTest?

  init(_ program: MaskProgram) {
    self.program = program
    onlyTest = program.onlyColumnTest
    let rows = 0..<program.table.rowCount
    if case .codes(let test)? = onlyTest, !rows.isEmpty {
      rangeTest = test.ofOnlyBlock(rows)
    } else {
      rangeTest = nil
    }
  }

  private var all: Range<Int> { 0..<program.table.rowCount }

  /// How many rows pass.
  func count() -> Int {
    let rows = all
    if rows.isEmpty { return 0 }
    if let (passing, _) = onlyTest?.count(rows) { return passing }
    return run { outcome in
      switch outcome {
      case .none: 0
      case .all: rows.count
      case .some(let words): MaskKernels.setCount(words, rows.count)
      }
    }
  }

  /// The rows that pass, in the table's order: a range where they are neighbours.
  func rows() -> RowSelection {
    let rows = all
    if rows.isEmpty { return .range(rows) }
    if case .decided(.none)? = rangeTest { return .range(0..<0) }
    return run { outcome in
      switch outcome {
      case .none: .range(0..<0)
      case .all: .range(rows)
      case .some(let words): BlockFilter.numbers(words, of: rows.count)
      }
    }
  }

  /// Gives what the filter says of all rows, of which there are some.
  private func run<Result>(_ body: (BlockOutcome) -> Result) -> Result {
    if let rangeTest { return run(body) { rows, mask in rangeTest.run(rows, into: mask) } }
    if let onlyTest { return run(body) { rows, mask in onlyTest.run(rows, into: mask, among: nil) } }
    return withUnsafeTemporaryAllocation(
      byteCount: MaskMachine.byteCount(for: program, mostRows: all.count), alignment: MaskMachine.alignment
    ) { room in
      guard let memory = room.baseAddress else { return body(.none) }
      let machine = MaskMachine(program, mostRows: all.count, in: memory)
      let result = body(machine.run(all))
      withExtendedLifetime(machine) {}
      return result
    }
  }

  /// A single test needs no machine, which took a tenth of the time of finding some of 1,000 rows.
  @inline(__always)
  private func run<Result>(
    _ body: (BlockOutcome) -> Result, _ test: (Range<Int>, MaskWords) -> MaskOutcome
  ) -> Result {
    let rows = all
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count)) {
      room in
      guard let mask = room.baseAddress else { return body(.none) }
      return switch test(rows, mask) {
      case .none: body(.none)
      case .all: body(.all)
      case .some: body(.some(mask))
      case .stored(let words): body(.some(words.start))
      }
    }
  }

  private static func numbers(_ words: UnsafePointer<UInt64>, of rowCount: Int) -> RowSelection {
    let count = MaskKernels.setCount(words, rowCount)
    var (first, last) = (0, Bitmap.wordCount(for: rowCount) - 1)
    while first < last && words[first] == 0 { first += 1 }
    while last > first && words[last] == 0 { last -= 1 }
    guard count > 0 else { return .range(0..<0) }
    let start = first * 64 + words[first].trailingZeroBitCount
    let end = last * 64 + 64 - words[last].leadingZeroBitCount
    if end - start == count { return .range(start..<end) }
    return .list(MaskKernels.rows(of: words, 0..<rowCount, count: count))
  }
}
