import Columnar
import QueryPlan
import Values

/// Puts rows in the order that the plan asks for; ties keep the table's order.
struct RowOrder {
  /// A heap pays up to this many rows to keep, where there are many times as many to look at.
  private static let mostRowsInHeap = 4096
  private static let rowsPerRowInHeap = 8

  private let context: ExecutionContext
  private let keys: [OrderKey]

  init(_ context: ExecutionContext) throws(ExecutionFailure) {
    self.context = context
    keys = try context.plan.optimized.order.indices.map { index throws(ExecutionFailure) in
      try OrderKey(index, context)
    }
  }

  /// Orders rows that come in the table's order. Where the plan has a limit, rows beyond it may be left out.
  func order(_ rows: RowSelection) throws(ExecutionFailure) -> RowSelection {
    let plan = context.plan.optimized
    let most = plan.limit.map { limit in
      let (sum, overflow) = max(limit, 0).addingReportingOverflow(max(plan.offset, 0))
      return overflow ? Int.max : sum
    }
    if context.plan.keepsTopRows, let most, most <= RowOrder.mostRowsInHeap,
      most * RowOrder.rowsPerRowInHeap <= rows.count,
      !keys.contains(where: { $0.needsRanks })
    {
      return try recorded(.top, rows.count) { () throws(ExecutionFailure) in try top(most, of: rows) }
    }
    guard context.plan.keepsTopRows else {
      return try recorded(.order, rows.count) { () throws(ExecutionFailure) in try sorted(rows) }
    }
    return try recorded(.top, rows.count) { () throws(ExecutionFailure) in
      try sorted(rows).cut(offset: 0, limit: most)
    }
  }

  private func recorded(
    _ step: PlanOperator, _ rowsIn: Int, _ body: () throws(ExecutionFailure) -> RowSelection
  ) throws(ExecutionFailure) -> RowSelection {
    try context.recording(step) { () throws(ExecutionFailure) in
      let rows = try body()
      return (rows, StepCounts(rowsIn: rowsIn, rowsOut: rows.count))
    }
  }

  private func top(_ most: Int, of rows: RowSelection) throws(ExecutionFailure) -> RowSelection {
    var heap = TopRows(capacity: most, width: keys.reduce(0) { $0 + ($1.mayBeNull ? 2 : 1) })
    try forEachBatch(of: rows) { (values, batch, firstPlace) throws(ExecutionFailure) in
      var sortColumns = SortColumns()
      for (key, value) in zip(keys, values) {
        guard case .codes(let codes) = value.content else {
          preconditionFailure("keys that need ranks are sorted as a whole")
        }
        try sortColumns.append(key, codes: codes, nulls: value.nulls, context.interruption)
      }
      heap.offer(sortColumns.columns, count: batch.count, firstPlace: firstPlace) { batch[$0] }
    }
    return .list(heap.ordered())
  }

  private func sorted(_ rows: RowSelection) throws(ExecutionFailure) -> RowSelection {
    let interruption = context.interruption
    var columns = try sortColumns(rows)
    var places = try interruption.array(rows.count) { UInt32(truncatingIfNeeded: $0) }
    // The least important first: each sort keeps the order of what it finds equal.
    while let column = columns.popLast() {
      try interruption.run { isStopped in RadixSort.sort(&places, by: column, isStopped: isStopped) }
    }
    switch rows {
    case .range(0..<places.count): return .list(places)
    case .range(let range):
      return .list(try interruption.array(places.count) { UInt32(range.lowerBound) &+ places[$0] })
    case .list(let rows):
      return .list(try interruption.array(places.count) { rows[Int(places[$0])] })
    }
  }

  private func sortColumns(_ rows: RowSelection) throws(ExecutionFailure) -> [[UInt64]] {
    var collectors = keys.map { OrderCollector($0, count: rows.count) }
    try forEachBatch(of: rows) { values, batch, _ in
      for index in values.indices { collectors[index].append(values[index], batch.count) }
    }
    var sortColumns = SortColumns()
    for index in keys.indices {
      // Taken out, so that nothing is held twice.
      let collector = collectors[index]
      collectors[index] = OrderCollector(keys[index], count: 0)
      let nulls = collector.nulls
      try sortColumns.append(
        keys[index], codes: try collector.codes(context.interruption), nulls: nulls, context.interruption)
    }
    return sortColumns.columns
  }

  /// Evaluates all keys, batch by batch, so that the first row that fails is found whatever key it is.
  private func forEachBatch(
    of rows: RowSelection,
    _ body: ([OrderValues], RowSelection, Int) throws(ExecutionFailure) -> Void
  ) throws(ExecutionFailure) {
    let batchRowCount = keys.reduce(context.options.largestBatchRowCount) { min($0, $1.batchRowCount) }
    let batchCount = (rows.count + batchRowCount - 1) / batchRowCount
    let keys = keys
    @Sendable func batch(_ index: Int) -> RowSelection {
      rows.slice(index * batchRowCount..<min((index + 1) * batchRowCount, rows.count))
    }
    try OrderedPieces(batchCount, context).run { index in
      let batch = batch(index)
      return (values: keys.map { $0.values(batch) }, rows: batch)
    } take: { (index, batch: (values: [OrderValues], rows: RowSelection)) throws(ExecutionFailure) in
      if let failing = batch.values.compactMap({ $0.firstFailure }).min() {
        throw context.failure(of: keys.map(\.root), row: batch.rows[failing], among: rows)
      }
      try body(batch.values, batch.rows, index * batchRowCount)
      return true
    }
  }
}
