import Columnar
import QueryPlan
import Values

/// Runs a plan as the language says it, stage by stage: filter, group, make distinct, order, cut, show.
struct ReferenceExecutor {
  private let plan: LogicalPlan
  private let table: ColumnTable
  /// Of expressions over rows.
  private let rowEvaluator: ReferenceEvaluator

  static func run(_ plan: LogicalPlan, on table: ColumnTable) -> Answer {
    do throws(ExecutionFailure) {
      return try ReferenceExecutor(plan, table).answer()
    } catch {
      return .failure(error)
    }
  }

  private init(_ plan: LogicalPlan, _ table: ColumnTable) {
    self.plan = plan
    self.table = table
    rowEvaluator = ReferenceEvaluator(plan.expressions, on: table)
  }

  private func answer() throws(ExecutionFailure) -> Answer {
    let passing = try filtered(Array(0..<table.rowCount), by: plan.filter, rowEvaluator)
    guard let grouping = plan.grouping else { return try answer(of: passing, rowEvaluator) }
    let groups = try ReferenceGrouping(grouping, rowEvaluator).groups(of: passing)
    let evaluator = ReferenceEvaluator(plan.expressions, on: table, groups: groups)
    let kept = try filtered(Array(groups.indices), by: grouping.having, evaluator)
    return try answer(of: kept, evaluator)
  }

  /// What is behind the filter: the same for rows and for groups.
  private func answer(of rows: [Int], _ evaluator: ReferenceEvaluator) throws(ExecutionFailure) -> Answer {
    let distinct = plan.isDistinct ? try firstOfEqual(rows, evaluator) : rows
    let returned = cut(try ordered(distinct, evaluator))
    let numbers = plan.grouping == nil ? returned : []
    switch plan.output {
    case .records: return .rows(numbers, values: [])
    case .columns(let columns): return .rows(numbers, values: try shown(columns, returned, evaluator))
    }
  }

  private func filtered(
    _ rows: [Int], by condition: ExpressionID?, _ evaluator: ReferenceEvaluator
  ) throws(ExecutionFailure) -> [Int] {
    guard let condition else { return rows }
    let outcomes = try evaluator.values(of: [condition], rows: rows)
    return zip(rows, outcomes).filter { $1 == [.boolean(true)] }.map { $0.0 }
  }

  private func firstOfEqual(_ rows: [Int], _ evaluator: ReferenceEvaluator) throws(ExecutionFailure) -> [Int]
  {
    guard case .columns(let columns) = plan.output else { return rows }
    var seen: Set<[Cell]> = []
    let cells = try shown(columns, rows, evaluator)
    return zip(rows, cells).filter { seen.insert($1).inserted }.map { $0.0 }
  }

  private func ordered(_ rows: [Int], _ evaluator: ReferenceEvaluator) throws(ExecutionFailure) -> [Int] {
    if plan.order.isEmpty { return rows }
    let values = try evaluator.values(of: plan.order.map(\.expression), rows: rows)
    var keyed = zip(rows, values).map { (row: $0, keys: $1) }
    keyed.sort { left, right in
      for (key, (a, b)) in zip(plan.order, zip(left.keys, right.keys)) {
        let order = compare(a, b, key)
        if order != 0 { return order < 0 }
      }
      return left.row < right.row
    }
    return keyed.map(\.row)
  }

  private func compare(_ left: Scalar, _ right: Scalar, _ key: BoundOrderKey) -> Int {
    if left.isNull || right.isNull {
      if left.isNull && right.isNull { return 0 }
      return left.isNull == key.nullsFirst ? -1 : 1
    }
    let order =
      key.isNatural ? ReferenceOrder.compareNaturally(left, right) : ReferenceOrder.compare(left, right)
    return key.isDescending ? -order : order
  }

  private func cut(_ rows: [Int]) -> [Int] {
    let rest = rows.dropFirst(plan.offset)
    return Array(plan.limit.map { rest.prefix($0) } ?? rest)
  }

  /// Rows are computed in the table's order, so that its first failure is found, and given in the answer's.
  private func shown(
    _ columns: [OutputColumn], _ rows: [Int], _ evaluator: ReferenceEvaluator
  ) throws(ExecutionFailure) -> [[Cell]] {
    let computed = columns.compactMap { column -> ExpressionID? in
      guard case .expression(let id) = column.content else { return nil }
      return id
    }
    var valuesByRow: [Int: [Scalar]] = [:]
    let sorted = rows.sorted()
    for (row, values) in zip(sorted, try evaluator.values(of: computed, rows: sorted)) {
      valuesByRow[row] = values
    }
    return rows.map { row in
      var rest = (valuesByRow[row] ?? [])[...]
      return columns.map { column in
        switch column.content {
        case .expression: .scalar(rest.popFirst() ?? .null)
        case .field(let path): field(path, row)
        case .listValues(let path): ReferenceField(path, of: table)?.values(row: row) ?? .scalar(.null)
        }
      }
    }
  }

  private func field(_ path: FieldPath, _ row: Int) -> Cell {
    guard let column = table.column(at: path) else {
      preconditionFailure("the binder selects only fields of the table")
    }
    return Cell.shown(column, row)
  }
}
