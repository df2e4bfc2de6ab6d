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

  init(_ context: ExecutionContext) {
    self.context = context
    keys = context.plan.optimized.order.indices.map { OrderKey($0, context) }
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
      return try top(most, of: rows)
    }
    return try sorted(rows)
  }

  private func top(_ most: Int, of rows: RowSelection) throws(ExecutionFailure) -> RowSelection {
    var heap = TopRows(capacity: most, width: keys.reduce(0) { $0 + ($1.mayBeNull ? 2 : 1) })
    try forEachBatch(of: rows) { values, batch, firstPlace in
      var sortColumns = SortColumns()
      for (key, value) in zip(keys, values) {
        guard case .codes(let codes) = value.content else {
          preconditionFailure("keys that need ranks are sorted as a whole")
        }
        sortColumns.append(key, codes: codes, nulls: value.nulls)
      }
      heap.offer(sortColumns.columns, count: batch.count, firstPlace: firstPlace) { batch[$0] }
    }
    return .list(heap.ordered())
  }

  private func sorted(_ rows: RowSelection) throws(ExecutionFailure) -> RowSelection {
    var collectors = keys.map { OrderCollector($0, count: rows.count) }
    try forEachBatch(of: rows) { values, batch, _ in
      for index in values.indices { collectors[index].append(values[index], batch.count) }
    }
    var sortColumns = SortColumns()
    for index in keys.indices {
      try context.interruption.check()
      sortColumns.append(keys[index], codes: collectors[index].codes, nulls: collectors[index].nulls)
    }
    var places = (0..<rows.count).map { UInt32(truncatingIfNeeded: $0) }
    // The least important first: each sort keeps the order of what it finds equal.
    for column in sortColumns.columns.reversed() {
      RadixSort.sort(&places, by: column) { context.interruption.isRequested }
      try context.interruption.check()
    }
    return .list(places.map { UInt32(truncatingIfNeeded: rows[Int($0)]) })
  }

  /// Evaluates all keys, batch by batch, so that the first row that fails is found whatever key it is.
  private func forEachBatch(
    of rows: RowSelection, _ body: ([OrderValues], RowSelection, Int) -> Void
  ) throws(ExecutionFailure) {
    let batchRowCount = keys.map { $0.batchRowCount }.min() ?? Blocks.rowCount
    for start in stride(from: 0, to: rows.count, by: batchRowCount) {
      try context.interruption.check()
      let batch = rows.slice(start..<min(start + batchRowCount, rows.count))
      let values = keys.map { $0.values(batch) }
      if let failing = values.compactMap({ $0.firstFailure }).min() {
        // Only the keys that fail in this very row; others may fail further down.
        let roots = zip(keys, values).filter { $1.firstFailure == failing }.map { $0.0.root }
        throw context.failure(of: roots, row: batch[failing])
      }
      body(values, batch, start)
    }
  }
}

/// Collects the values of one key for all rows.
private struct OrderCollector {
  private let key: OrderKey
  private var numbers: [UInt64] = []
  private var textBuilder: TextVectorBuilder
  private var nullPlaces: [UInt32] = []
  private let count: Int
  private var filled = 0

  init(_ key: OrderKey, count: Int) {
    self.key = key
    self.count = count
    textBuilder = TextVectorBuilder()
    if !key.needsRanks { numbers.reserveCapacity(count) }
  }

  mutating func append(_ values: OrderValues, _ batchCount: Int) {
    values.nulls?.appendRows(from: filled, to: &nullPlaces)
    switch values.content {
    case .codes(let codes) where key.needsRanks:
      // A batch without any value: all rows are null.
      for _ in codes { textBuilder.appendEmpty() }
    case .codes(let codes):
      numbers.append(contentsOf: codes)
    case .texts(let texts):
      let bytes = texts.bytes
      for row in 0..<batchCount { textBuilder.append(bytes.span.extracting(texts.range(row))) }
    }
    filled += batchCount
  }

  var codes: [UInt64] { key.needsRanks ? TextRanks.ranks(of: textBuilder.vector) : numbers }

  var nulls: Bitmap? {
    guard !nullPlaces.isEmpty else { return nil }
    var bits = Bitmap(repeating: false, count: count)
    for place in nullPlaces { bits[Int(place)] = true }
    return bits
  }
}
