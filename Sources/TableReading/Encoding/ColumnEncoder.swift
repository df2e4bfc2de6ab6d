import Columnar
import Values

/// Makes the columns that have been planned: those of scalars first, on several threads; then the records and lists
/// around them, the innermost first.
struct ColumnEncoder {
  typealias MadeColumn = (column: Column, type: FieldType)

  private(set) var tree: FieldTree
  private let plans: [ColumnPlan]
  private let limits: ReadingLimits
  private let watch: ReadingWatch

  /// Takes fields and plans away from the planner: their values are given up as the columns are made.
  init(taking planner: inout ColumnPlanner, limits: ReadingLimits, watch: ReadingWatch) {
    (tree, plans) = planner.takeResult()
    self.limits = limits
    self.watch = watch
  }

  /// The fields of the table and their columns.
  mutating func encode() throws(ColumnWork.Failure) -> (fields: [Field], columns: [Column]) {
    var made = try scalarColumns()
    for position in plans.indices.reversed() where position > 0 && made[position] == nil {
      if watch.isStopped { throw .cancelled }
      let plan = plans[position]
      let parts = plan.parts.compactMap { made[$0] }
      // Freed as soon as they are part of another column.
      for part in plan.parts { made[part] = nil }
      made[position] = try compound(plan, parts)
    }
    guard let top = plans.first else { return ([], []) }
    let parts = top.parts.compactMap { made[$0] }
    return (fields(top, parts), parts.map(\.column))
  }

  // MARK: Scalars

  private mutating func scalarColumns() throws(ColumnWork.Failure) -> [MadeColumn?] {
    var tasks: [ColumnWork.Task] = []
    for position in plans.indices where plans[position].isScalar {
      tasks.append(
        ColumnWork.Task(position: position, plan: plans[position], field: take(plans[position].field)))
    }
    var made: [MadeColumn?] = Array(repeating: nil, count: plans.count)
    let work = ColumnWork(&tasks)
    let limits = limits
    let watch = watch
    let threads = work.isLarge ? watch.threads : 1
    WorkerPool.forEach(threads, threads: threads) { _ in work.run(limits, watch) }
    try work.result(into: &made)
    return made
  }

  /// Takes the values of a field out of the tree, but leaves its name.
  private mutating func take(_ field: Int) -> GatheredField {
    let taken = tree[field]
    tree[field].removeValues()
    return taken
  }

  // MARK: Records and lists

  private func compound(
    _ plan: ColumnPlan, _ parts: [MadeColumn]
  ) throws(ColumnWork.Failure) -> MadeColumn {
    let field = tree[plan.field]
    let parts =
      try plan.memberRows.map { rows throws(ColumnWork.Failure) in try spread(parts, to: rows) } ?? parts
    if case .record(let writtenAsText) = plan.form {
      let fields = fields(plan, parts)
      let column = RecordColumn(
        fields: fields, children: parts.map(\.column), nullity: field.nullity, writtenAsText: writtenAsText,
        count: plan.rows)
      return (.record(column), .record(fields))
    }
    guard let elements = parts.first else { preconditionFailure("the plan of a list has its elements") }
    let column = ListColumn(
      offsets: ColumnEncoder.offsets(field), elements: elements.column, nullity: field.nullity)
    return (.list(column), .list(elements.type))
  }

  /// Gives every row the members of its record.
  private func spread(
    _ parts: [MadeColumn], to rows: [UInt32]
  ) throws(ColumnWork.Failure) -> [MadeColumn] {
    let spread = Monitor<[Int: Column]>([:])
    let (limits, watch) = (limits, watch)
    let threads = rows.count * parts.count >= ColumnEncoder.fewestValues ? watch.threads : 1
    WorkerPool.forEach(parts.count, threads: threads) { part in
      guard !watch.isStopped else { return }
      let column = parts[part].column.spread(
        to: rows, mostElements: limits.rows, mostBytes: limits.textBytes)
      spread.withState { $0[part] = column }
    }
    if watch.isStopped { throw .cancelled }
    let columns = spread.withState { $0 }
    guard columns.count == parts.count else { throw .needsOneGo }
    return parts.indices.compactMap { part in columns[part].map { (column: $0, type: parts[part].type) } }
  }

  /// Values that one thread has copied before another would have begun.
  private static let fewestValues = 1 << 17

  private func fields(_ plan: ColumnPlan, _ parts: [MadeColumn]) -> [Field] {
    zip(plan.parts, parts).map { position, part in
      Field(String(decoding: tree[plans[position].field].key, as: UTF8.self), part.type)
    }
  }

  /// Where the elements of every row's list begin, and where the last one's end.
  private static func offsets(_ field: GatheredField) -> [UInt32] {
    var offsets: [UInt32] = []
    offsets.reserveCapacity(field.rowCount + 1)
    offsets.append(0)
    var start: UInt32 = 0
    for (segment, rows) in zip(field.segments, field.rowCounts) {
      let end = offsets.count + rows
      if let segment { append(segment, from: start, to: &offsets) }
      start = offsets.last ?? start
      offsets.append(contentsOf: repeatElement(start, count: end - offsets.count))
    }
    return offsets
  }

  /// Appends where the list of each row ends, elements counted from `start` on.
  private static func append(_ segment: ColumnSegment, from start: UInt32, to offsets: inout [UInt32]) {
    let (kinds, ends) = (segment.kinds, segment.listEnds)
    var end = start
    var ordinal = 0
    for row in 0..<kinds.count {
      if kinds[row] == .list {
        // All elements together are numbered in 32 bits: the limit on rows sees to that.
        end = start &+ ends[ordinal]
        ordinal &+= 1
      }
      offsets.append(end)
    }
  }
}
