import Columnar
import QueryPlan
import Values

/// Finds or counts the rows that pass the filter, block by block.
struct RowFilter {
  private let context: ExecutionContext
  private let root: PlanRoot
  /// The condition as tests into masks, where no row of it can fail.
  private let masks: MaskProgram?
  /// The condition as an expression, where it is no masks.
  let program: Program?

  /// - Parameter root: `filter` or, behind a grouping, `having`.
  init(_ context: ExecutionContext, root: PlanRoot) {
    self.context = context
    self.root = root
    masks = root == .filter ? context.filterMasks : nil
    program = masks == nil ? context.compile(root) : nil
    if let hits = masks?.hits { context.recorder?.note([hits.means], of: .filter) }
  }

  /// How many rows pass. No row numbers are made.
  func count() throws(ExecutionFailure) -> Int {
    try context.recording(step) { () throws(ExecutionFailure) in
      var skipped = SkippedBlocks(rowCount: context.table.rowCount)
      let total = try count(&skipped)
      return (total, StepCounts(rowsIn: context.table.rowCount, rowsOut: total, blocksSkipped: skipped.count))
    }
  }

  /// The rows that pass, in the table's order; only the first `most` of them where nothing behind them can matter.
  func rows(atMost most: Int?) throws(ExecutionFailure) -> RowSelection {
    try context.recording(step) { () throws(ExecutionFailure) in
      var skipped = SkippedBlocks(rowCount: context.table.rowCount)
      let (rows, lookedAt) = try rows(atMost: most, &skipped)
      return (rows, StepCounts(rowsIn: lookedAt, rowsOut: rows.count, blocksSkipped: skipped.count))
    }
  }

  /// The rows that pass, in the table's order, by their marks where they are many.
  func rowsOrMarks() throws(ExecutionFailure) -> ResultRows {
    guard let masks, masks.hits == nil else { return .selected(try rows(atMost: nil)) }
    return try context.recording(step) { () throws(ExecutionFailure) in
      let (rows, skipped) = try MaskRun(masks, context).rowsOrMarks()
      let rowsIn = context.table.rowCount
      return (rows, StepCounts(rowsIn: rowsIn, rowsOut: rows.count, blocksSkipped: skipped))
    }
  }

  /// A plan without a condition has no such step.
  private var step: PlanOperator? {
    guard context.plan.optimized.expression(at: root) != nil else { return nil }
    return root == .having ? .having : .filter
  }

  private func count(_ skipped: inout SkippedBlocks) throws(ExecutionFailure) -> Int {
    let rowCount = context.table.rowCount
    if let masks {
      if let hits = masks.hits {
        skipped.add(wholeBlocks: context.table.blockCount)
        return hits.count
      }
      let (passing, skippedCount) = try MaskRun(masks, context).count()
      skipped.add(wholeBlocks: skippedCount)
      return passing
    }
    guard let program else { return rowCount }
    if let constant = program.constant { return try passing(constant, rowCount) ? rowCount : 0 }
    var total = 0
    try forEachBatch(program, &skipped, make: { $0.trueCount($1.count) }) { count, _ in
      total += count
      return true
    }
    return total
  }

  /// Also how many rows were looked at.
  private func rows(
    atMost most: Int?, _ skipped: inout SkippedBlocks
  ) throws(ExecutionFailure) -> (RowSelection, lookedAt: Int) {
    let rowCount = context.table.rowCount
    if let masks {
      guard most ?? .max > 0 else { return (.range(0..<0), 0) }
      if let hits = masks.hits {
        skipped.add(wholeBlocks: context.table.blockCount)
        return (.list(hits.rows), rowCount)
      }
      let (rows, lookedAt, skippedCount) = try MaskRun(masks, context).rows(atMost: most)
      skipped.add(wholeBlocks: skippedCount)
      return (rows, lookedAt)
    }
    guard let program else { return (.range(0..<rowCount), rowCount) }
    if let constant = program.constant {
      return (.range(0..<(try passing(constant, rowCount) ? rowCount : 0)), rowCount)
    }
    // A row further down may fail, and then the answer is that failure.
    let enough = program.canFail ? Int.max : most ?? Int.max
    guard enough > 0 else { return (.range(0..<0), 0) }
    var collector = RowCollector()
    var lookedAt = 0
    try forEachBatch(program, &skipped, make: { PassingRows($0, $1) }) { passing, rows in
      collector.append(passing, of: rows)
      lookedAt = rows.upperBound
      return collector.count < enough
    }
    return (collector.rows, lookedAt)
  }

  private func passing(_ constant: Vector, _ rowCount: Int) throws(ExecutionFailure) -> Bool {
    if constant.isFailing && rowCount > 0 { throw failure(firstRow: 0) }
    return constant.constant == .boolean(true)
  }

  private func failure(firstRow row: Int) -> ExecutionFailure {
    context.failure(of: [root], row: row, among: .range(0..<context.table.rowCount))
  }

  /// Evaluates the program, batch by batch, each a block or a part of one. `make` is called on any thread with an
  /// outcome and its rows; `take` gets what it makes in order, and returns false to end the work.
  private func forEachBatch<Piece: Sendable>(
    _ program: Program, _ skipped: inout SkippedBlocks,
    make: @escaping @Sendable (Vector, Range<Int>) -> Piece, take: (Piece, Range<Int>) -> Bool
  ) throws(ExecutionFailure) {
    let batches = BlockBatches(rowCount: context.table.rowCount, batchRowCount: program.batchRowCount)
    try OrderedPieces(batches.count, context).run { index in
      let rows = batches.rows(index)
      let outcome = Evaluator.evaluate(program, rows: .range(rows))
      return FilteredBatch(
        piece: make(outcome, rows), firstFailure: outcome.firstFailure, isDecided: outcome.constant != nil)
    } take: { (index, batch: FilteredBatch<Piece>) throws(ExecutionFailure) in
      let rows = batches.rows(index)
      if let first = batch.firstFailure {
        throw failure(firstRow: rows.lowerBound + first)
      }
      skipped.add(rows, isDecided: batch.isDecided)
      return take(batch.piece, rows)
    }
  }
}

/// What a batch of a filter came to.
private struct FilteredBatch<Piece: Sendable>: Sendable {
  let piece: Piece
  /// The first row of the batch that fails.
  let firstFailure: Int?
  /// True where all rows have one outcome, and were not looked at for it.
  let isDecided: Bool
}

/// Counts the blocks of which every batch was decided without looking at its rows.
private struct SkippedBlocks {
  private(set) var count = 0
  private let rowCount: Int
  private var isDecidedSoFar = true

  init(rowCount: Int) { self.rowCount = rowCount }

  /// Takes batches in order.
  mutating func add(_ rows: Range<Int>, isDecided: Bool) {
    if rows.lowerBound % Blocks.rowCount == 0 { isDecidedSoFar = true }
    isDecidedSoFar = isDecidedSoFar && isDecided
    let isEndOfBlock = rows.upperBound % Blocks.rowCount == 0 || rows.upperBound == rowCount
    if isDecidedSoFar && isEndOfBlock { count += 1 }
  }

  mutating func add(wholeBlocks: Int) { count += wholeBlocks }
}
