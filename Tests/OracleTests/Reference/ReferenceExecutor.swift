import Columnar
import QueryPlan
import Values

/// Runs a plan as the language says it, stage by stage: filter, order, cut, show.
struct ReferenceExecutor {
  private let plan: LogicalPlan
  private let table: ColumnTable
  private let evaluator: ReferenceEvaluator

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
    evaluator = ReferenceEvaluator(plan.expressions, on: table)
  }

  private func answer() throws(ExecutionFailure) -> Answer {
    let passing = try filtered()
    if plan.grouping != nil { return .rows([], values: cut([[.integer(Int64(passing.count))]])) }
    let returned = cut(try ordered(passing))
    switch plan.output {
    case .records: return .rows(returned, values: [])
    case .columns(let columns): return .rows(returned, values: try shown(columns, returned))
    }
  }

  /// The values of expressions in a row, or the leftmost failure among them.
  private func values(of ids: [ExpressionID], row: Int) throws(ExecutionFailure) -> [Scalar] {
    switch ReferenceEvaluator.values(ids.map { evaluator.outcome(of: $0, row: row) }, nullsAreValues: true) {
    case .success(let values): return values
    case .failure(.failure(let id, let reason)): throw .expression(id, reason)
    case .failure: preconditionFailure("nulls are values here")
    }
  }

  private func filtered() throws(ExecutionFailure) -> [Int] {
    var passing: [Int] = []
    for row in 0..<table.rowCount {
      if let filter = plan.filter, try values(of: [filter], row: row) != [.boolean(true)] { continue }
      passing.append(row)
    }
    return passing
  }

  private func ordered(_ rows: [Int]) throws(ExecutionFailure) -> [Int] {
    if plan.order.isEmpty { return rows }
    var keyed: [(row: Int, keys: [Scalar])] = []
    for row in rows { keyed.append((row, try values(of: plan.order.map(\.expression), row: row))) }
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
    let order = ReferenceOrder.compare(left, right)
    return key.isDescending ? -order : order
  }

  private func cut<Element>(_ rows: [Element]) -> [Element] {
    let rest = rows.dropFirst(plan.offset)
    return Array(plan.limit.map { rest.prefix($0) } ?? rest)
  }

  /// Rows are computed in the table's order, so that its first failure is found, and given in the answer's.
  private func shown(
    _ columns: [OutputColumn], _ rows: [Int]
  ) throws(ExecutionFailure) -> [[Scalar]] {
    let computed = columns.compactMap { column -> ExpressionID? in
      guard case .expression(let id) = column.content else { return nil }
      return id
    }
    var valuesByRow: [Int: [Scalar]] = [:]
    for row in rows.sorted() { valuesByRow[row] = try values(of: computed, row: row) }
    return rows.map { row in
      var rest = (valuesByRow[row] ?? [])[...]
      return columns.map { column in
        switch column.content {
        case .expression: rest.popFirst() ?? .null
        case .field(let path), .listValues(let path):
          table.column(at: path).map { Answer.value($0, row) } ?? .null
        }
      }
    }
  }
}
