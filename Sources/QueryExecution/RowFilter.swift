import Columnar
import QueryPlan
import Values

/// Finds or counts the rows that pass the filter, block by block.
struct RowFilter {
  private let context: ExecutionContext
  private let root: PlanRoot
  private let program: Program?

  /// - Parameter root: `filter` or, behind a grouping, `having`.
  init(_ context: ExecutionContext, root: PlanRoot) {
    self.context = context
    self.root = root
    program = context.compile(root)
  }

  /// How many rows pass. No row numbers are made.
  func count() throws(ExecutionFailure) -> Int {
    let rowCount = context.table.rowCount
    guard let program else { return rowCount }
    if let constant = program.constant { return try passing(constant, rowCount) ? rowCount : 0 }
    if program.instructions.count == 1, case .columnTest(let index) = program.instructions[0] {
      return try count(program.columnTests[index])
    }
    var total = 0
    for block in 0..<context.table.blockCount {
      try forEachBatch(of: block, program) { outcome, rows in
        total += outcome.trueCount(rows.count)
        return true
      }
    }
    return total
  }

  private func count(_ test: ColumnTest) throws(ExecutionFailure) -> Int {
    var total = 0
    for block in 0..<context.table.blockCount {
      try context.interruption.check()
      let rows = Blocks.rows(block, of: context.table.rowCount)
      total += test.count(rows) ?? test.evaluate(.range(rows)).trueCount(rows.count)
    }
    return total
  }

  /// The rows that pass, in the table's order; only the first `most` of them where nothing behind them can matter.
  func rows(atMost most: Int?) throws(ExecutionFailure) -> RowSelection {
    let rowCount = context.table.rowCount
    guard let program else { return .range(0..<rowCount) }
    if let constant = program.constant {
      return .range(0..<(try passing(constant, rowCount) ? rowCount : 0))
    }
    // A row further down may fail, and then the answer is that failure.
    let enough = program.canFail ? Int.max : most ?? Int.max
    var collector = RowCollector()
    for block in 0..<context.table.blockCount where collector.count < enough {
      try forEachBatch(of: block, program) { outcome, rows in
        collector.append(outcome, rows)
        return collector.count < enough
      }
    }
    return collector.rows
  }

  private func passing(_ constant: Vector, _ rowCount: Int) throws(ExecutionFailure) -> Bool {
    if constant.isFailing && rowCount > 0 { throw context.failure(of: [root], row: 0) }
    return constant.constant == .boolean(true)
  }

  /// Evaluates one block, in smaller batches where the program needs that. `body` returns false to end it.
  private func forEachBatch(
    of block: Int, _ program: Program, _ body: (Vector, Range<Int>) -> Bool
  ) throws(ExecutionFailure) {
    let rows = Blocks.rows(block, of: context.table.rowCount)
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: program.batchRowCount) {
      try context.interruption.check()
      let batch = start..<min(start + program.batchRowCount, rows.upperBound)
      let outcome = Evaluator.evaluate(program, rows: .range(batch))
      if let first = outcome.firstFailure {
        throw context.failure(of: [root], row: batch.lowerBound + first)
      }
      if !body(outcome, batch) { return }
    }
  }
}

extension Vector {
  /// The first row that fails.
  var firstFailure: Int? { isFailing ? 0 : failed?.firstSet }

  /// How many rows are true.
  func trueCount(_ count: Int) -> Int {
    switch payload {
    case .bits(let bits): bits.setCount
    case .constant(.boolean(true)): count
    case .constant, .failing, .numbers, .reals, .texts: 0
    }
  }
}

/// Collects row numbers in ascending order: as a range as long as they are neighbours.
struct RowCollector {
  private var range = 0..<0
  private var list: [UInt32]?

  var count: Int { list?.count ?? range.count }
  var rows: RowSelection { list.map { .list($0) } ?? .range(range) }

  /// Appends the rows whose outcome is true.
  mutating func append(_ outcome: Vector, _ rows: Range<Int>) {
    let passing = outcome.trueCount(rows.count)
    guard passing > 0 else { return }
    if passing == rows.count && list == nil && (range.isEmpty || range.upperBound == rows.lowerBound) {
      range = (range.isEmpty ? rows.lowerBound : range.lowerBound)..<rows.upperBound
      return
    }
    var collected = list ?? range.map { UInt32(truncatingIfNeeded: $0) }
    // Two owners would mean a copy of the whole list for every block.
    list = nil
    outcome.trueBits(rows.count).appendRows(from: rows.lowerBound, to: &collected)
    list = collected
  }
}
