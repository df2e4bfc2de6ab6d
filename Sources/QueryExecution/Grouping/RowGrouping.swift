import Columnar
import QueryPlan
import Values

/// Makes groups of the rows that pass the filter, in the order of their first rows, and computes their aggregates.
struct RowGrouping {
  private let context: ExecutionContext

  init(_ context: ExecutionContext) { self.context = context }

  func groups() throws(ExecutionFailure) -> GroupedRows {
    guard let grouping = context.plan.optimized.grouping else {
      preconditionFailure("the executor groups where the plan does")
    }
    if grouping.keys.isEmpty, grouping.aggregates.allSatisfy({ $0.function == .countRows }) {
      return try rowCounts(grouping.aggregates.count)
    }
    let plan = GroupingPlan(grouping, context)
    let blocks = BlockGrouping(plan: plan, rows: try passingRows(), interruption: context.interruption)
    var filtering = FilteringTotal()
    var collector =
      if let slots = SlotGrouping(plan, blocks) {
        try collected(slots, &filtering)
      } else {
        try collected(blocks, &filtering)
      }
    if case .passing(.some, of: let rowCount) = blocks.rows { record(filtering, rowCount) }
    collector.finish()
    return try GroupTable(collector: collector, context: context).rows()
  }

  private func collected(
    _ blocks: BlockGrouping, _ filtering: inout FilteringTotal
  ) throws(ExecutionFailure) -> GroupCollector {
    var collector = GroupCollector(blocks.plan, context.interruption)
    try blocks.forEach(context) { (block) throws(ExecutionFailure) in
      if let obstacle = block.obstacle { throw try failure(for: obstacle) }
      filtering.add(block.filtering)
      try collector.merge(block)
      return true
    }
    return collector
  }

  private func collected(
    _ slots: SlotGrouping, _ filtering: inout FilteringTotal
  ) throws(ExecutionFailure) -> GroupCollector {
    var all = SlotGroups(slots.layout)
    for piece in slots.pieces(threads: context.options.threads) {
      if let obstacle = piece.obstacle { throw try failure(for: obstacle) }
      for block in piece.filtering { filtering.add(block) }
      all.merge(piece)
    }
    try context.interruption.checkKnown()
    return all.collector(context.interruption)
  }

  /// One group of which nothing but its size is asked: no rows are looked at one by one.
  private func rowCounts(_ aggregateCount: Int) throws(ExecutionFailure) -> GroupedRows {
    let count = Int64(try RowFilter(context, root: .filter).count())
    let columns = (0..<aggregateCount).map { _ in
      Column.number(NumberColumn(.integer, single: count))
    }
    return GroupedRows(
      table: ColumnTable(schema: GroupedRows.countSchema(aggregateCount), columns: columns, rowCount: 1),
      keyCount: 0,
      failures: Array(repeating: nil, count: aggregateCount), source: context.table,
      boundArguments: Array(repeating: nil, count: aggregateCount))
  }

  /// The filter ran as a part of the grouping, on as many threads.
  private func record(_ filtering: FilteringTotal, _ rowCount: Int) {
    let counts = StepCounts(
      rowsIn: rowCount, rowsOut: filtering.passingCount, blocksSkipped: filtering.skippedCount)
    let nanoseconds = filtering.nanoseconds / UInt64(max(context.options.threads, 1))
    context.recorder?.add(.filter, counts, nanoseconds: nanoseconds)
  }

  private func passingRows() throws(ExecutionFailure) -> BlockGrouping.Rows {
    let rowCount = context.table.rowCount
    guard context.plan.optimized.filter != nil else { return .passing(nil, of: rowCount) }
    let filter = RowFilter(context, root: .filter)
    // What is done block by block with the grouping is the evaluation of an expression.
    guard let program = filter.program, program.constant == nil else {
      return .selected(try filter.rows(atMost: nil))
    }
    return .passing(program, of: rowCount)
  }

  private func failure(for obstacle: BlockGroups.Obstacle) throws(ExecutionFailure) -> ExecutionFailure {
    switch obstacle {
    case .interruption:
      try context.interruption.check()
      return .cancelled
    case .filter(let row): return context.failure(of: [.filter], row: row, among: .range(row..<row + 1))
    case .key(let row):
      // Keys are computed of the rows that pass: a filter that fails further down comes first.
      _ = try RowFilter(context, root: .filter).count()
      let keyCount = context.plan.bound.grouping?.keys.count ?? 0
      return context.failure(
        of: (0..<keyCount).map { .groupingKey($0) }, row: row, among: .range(row..<row + 1))
    }
  }
}

/// What the filter did in all blocks.
private struct FilteringTotal {
  private(set) var passingCount = 0
  private(set) var skippedCount = 0
  private(set) var nanoseconds: UInt64 = 0

  mutating func add(_ block: BlockGroups.Filtering) {
    passingCount += block.passingCount
    skippedCount += block.isDecided ? 1 : 0
    nanoseconds &+= block.nanoseconds
  }
}
