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
    guard context.plan.keepsTopRows, let limit = plan.limit else {
      return try recorded(.order, rows.count) { () throws(ExecutionFailure) in
        try ordered(rows, atMost: nil)
      }
    }
    let (sum, overflow) = max(limit, 0).addingReportingOverflow(max(plan.offset, 0))
    return try recorded(.top, rows.count) { () throws(ExecutionFailure) in
      let most = overflow ? Int.max : sum
      return try ordered(rows, atMost: most).cut(offset: 0, limit: most)
    }
  }

  /// The rows in order, or at least the first `most` of them.
  private func ordered(_ rows: RowSelection, atMost most: Int?) throws(ExecutionFailure) -> RowSelection {
    let keys = try decidingKeys()
    // Few rows are kept in a heap while all pass by.
    let heapCount = most.flatMap { most in
      most <= RowOrder.mostRowsInHeap && most * RowOrder.rowsPerRowInHeap <= rows.count ? most : nil
    }
    if let packed = PackedKeys(keys) {
      if packed.parts.isEmpty || most == 0 { return rows }
      if let heapCount {
        let marks = packed.parts.count == keys.count ? keys.first?.codeMarks(of: rows) : nil
        return .list(try TopSearch(heapCount, of: rows, by: packed, marks: marks, context).ordered())
      }
      if let ordered = try keptOrSorted(rows, by: packed, keys) { return .list(ordered) }
      return try sorted(rows, byColumns: [try packed.keys(rows, context.interruption)])
    }
    if let heapCount, !keys.contains(where: { $0.needsRanks }) {
      return try top(heapCount, of: rows, by: keys)
    }
    return try sorted(rows, byColumns: try sortColumns(rows, keys))
  }

  /// The keys without those at the end in whose order the rows come: it is kept where all others are equal.
  private func decidingKeys() throws(ExecutionFailure) -> ArraySlice<OrderKey> {
    var deciding = keys[...]
    while let last = deciding.last, try last.isTableOrder(context) { deciding = deciding.dropLast() }
    return deciding
  }

  /// The order of a whole table by one of its columns is the same every time.
  private func keptOrSorted(
    _ rows: RowSelection, by packed: PackedKeys, _ keys: ArraySlice<OrderKey>
  ) throws(ExecutionFailure) -> [UInt32]? {
    guard keys.count == 1, let key = keys.first, let column = key.numbers, rows == .range(0..<column.count)
    else { return try sorted(rows, by: packed) }
    let direction = KeptOrder.Direction(isDescending: key.isDescending, nullsFirst: key.nullsFirst)
    if let kept = column.keptOrder.rows(direction) {
      context.recorder?.note([.keptOrder], of: context.plan.keepsTopRows ? .top : .order)
      return kept
    }
    let ordered = try sorted(rows, by: packed)
    if let ordered { column.keptOrder.remember(ordered, direction, context.options.learning) }
    return ordered
  }

  /// Nil where a key and the number of a row do not fit into one number.
  private func sorted(_ rows: RowSelection, by keys: PackedKeys) throws(ExecutionFailure) -> [UInt32]? {
    let interruption = context.interruption
    let sort = PackedSort(rows, by: keys, threads: context.options.threads) { interruption.isRequested }
    guard let ordered = sort?.ordered() else { return nil }
    try interruption.checkKnown()
    return ordered
  }

  private func recorded(
    _ step: PlanOperator, _ rowsIn: Int, _ body: () throws(ExecutionFailure) -> RowSelection
  ) throws(ExecutionFailure) -> RowSelection {
    try context.recording(step) { () throws(ExecutionFailure) in
      let rows = try body()
      return (rows, StepCounts(rowsIn: rowsIn, rowsOut: rows.count))
    }
  }

  private func top(
    _ most: Int, of rows: RowSelection, by keys: ArraySlice<OrderKey>
  ) throws(ExecutionFailure) -> RowSelection {
    var heap = TopRows(capacity: most, width: keys.reduce(0) { $0 + ($1.mayBeNull ? 2 : 1) })
    try forEachBatch(of: rows, keys) { (values, batch, firstPlace) throws(ExecutionFailure) in
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

  private func sorted(
    _ rows: RowSelection, byColumns columns: consuming [[UInt64]]
  ) throws(ExecutionFailure) -> RowSelection {
    let interruption = context.interruption
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

  private func sortColumns(
    _ rows: RowSelection, _ keys: ArraySlice<OrderKey>
  ) throws(ExecutionFailure) -> [[UInt64]] {
    var collectors = keys.map { OrderCollector($0, count: rows.count) }
    try forEachBatch(of: rows, keys) { values, batch, _ in
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
    of rows: RowSelection, _ keys: ArraySlice<OrderKey>,
    _ body: ([OrderValues], RowSelection, Int) throws(ExecutionFailure) -> Void
  ) throws(ExecutionFailure) {
    let batchRowCount = keys.reduce(context.options.largestBatchRowCount) { min($0, $1.batchRowCount) }
    let batchCount = (rows.count + batchRowCount - 1) / batchRowCount
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

extension PackedKeys {
  /// Nil where a key is computed or ranked, or where all of them together are too wide.
  fileprivate init?(_ keys: ArraySlice<OrderKey>) {
    var parts: [Part] = []
    for key in keys {
      guard let part = key.part else { return nil }
      parts.append(part)
    }
    self.init(parts)
  }

  /// The numbers of all rows.
  fileprivate func keys(
    _ rows: RowSelection, _ interruption: Interruption
  ) throws(ExecutionFailure) -> [UInt64] {
    var numbers: [UInt64] = []
    numbers.reserveForFullUse(rows.count)
    for start in stride(from: 0, to: rows.count, by: Blocks.rowCount) {
      try interruption.check()
      numbers += keys(rows.slice(start..<min(start + Blocks.rowCount, rows.count)))
    }
    return numbers
  }
}
