import Columnar
import QueryExecution
import QueryOptimizer
import QueryPlan
import Values

/// Writes bound expressions by hand, from the leaves up.
struct PlanBuilder {
  private(set) var expressions = BoundExpressions()
  let table: ColumnTable

  init(_ table: ColumnTable) { self.table = table }

  mutating func field(_ index: Int) -> ExpressionID {
    add(.field(FieldPath([index])), table.schema.fields[index].type.scalarType ?? .text)
  }

  mutating func constant(_ scalar: Scalar, _ type: ScalarType = .boolean) -> ExpressionID {
    add(.constant(scalar), scalar.type ?? type)
  }

  mutating func add(_ operation: BoundOperation, _ type: ScalarType = .boolean) -> ExpressionID {
    expressions.append(BoundExpression(operation, type))
  }

  mutating func compare(_ comparison: Comparison, field: Int, _ bound: Scalar) -> ExpressionID {
    let subject = self.field(field)
    return add(.comparison(comparison, subject, constant(bound)))
  }

  /// The rows that a filter and an order give.
  func rows(
    where filter: ExpressionID? = nil, order: [BoundOrderKey] = [], offset: Int = 0, limit: Int? = nil
  ) throws(ExecutionFailure) -> [Int] {
    let plan = LogicalPlan(
      expressions: expressions, filter: filter, order: order, offset: offset, limit: limit, output: .records)
    let result = try Executor.run(
      Optimizer.optimize(plan, for: table), on: table, options: ExecutionOptions())
    return (0..<result.count).map { result.rows[$0] }
  }

  func count(where filter: ExpressionID?) throws(ExecutionFailure) -> Int {
    var expressions = expressions
    let count = expressions.append(BoundExpression(.aggregate(0), .integer))
    let plan = LogicalPlan(
      expressions: expressions, filter: filter,
      grouping: BoundGrouping(keys: [], aggregates: [BoundAggregate(.countRows, nil)]),
      output: .columns([OutputColumn(name: "count", content: .expression(count))]))
    let result = try Executor.run(
      Optimizer.optimize(plan, for: table), on: table, options: ExecutionOptions())
    guard case .integer(let count) = result.storage(of: result.columns[0]).scalar(0) else { return -1 }
    return Int(count)
  }

  /// The values of an expression for the rows of the table.
  func values(of root: ExpressionID) throws(ExecutionFailure) -> [Scalar] {
    let plan = LogicalPlan(
      expressions: expressions,
      output: .columns([OutputColumn(name: "value", content: .expression(root))]))
    let result = try Executor.run(
      Optimizer.optimize(plan, for: table), on: table, options: ExecutionOptions())
    let column = result.storage(of: result.columns[0])
    return (0..<result.count).map { column.scalar($0) ?? .null }
  }
}

/// Tables of a few columns from plain values.
enum TestTable {
  static func make(_ columns: [(ScalarType, [Scalar])], unencoded: Bool = false) -> ColumnTable {
    let rowCount = columns.first?.1.count ?? 0
    return ColumnTable(
      schema: Schema(columns.enumerated().map { Field("c\($0.offset)", .scalar($0.element.0)) }),
      columns: columns.map { column($0.0, $0.1, unencoded: unencoded) }, rowCount: rowCount)
  }

  static func column(_ type: ScalarType, _ values: [Scalar], unencoded: Bool) -> Column {
    var validity = Bitmap(repeating: true, count: values.count)
    for (row, value) in values.enumerated() where value.isNull { validity[row] = false }
    let nullity = Nullity(validity: validity)
    switch type {
    case .boolean:
      var bits = Bitmap(repeating: false, count: values.count)
      for (row, value) in values.enumerated() where value == .boolean(true) { bits[row] = true }
      return .boolean(BooleanColumn(bits: bits, nullity: nullity))
    case .real:
      let reals = values.map { if case .real(let real) = $0 { real } else { 0.0 } }
      return .real(RealColumn(values: reals, nullity: nullity))
    case .text:
      var texts = TextArena()
      for value in values {
        if case .text(let text) = value { texts.append(Array(text.utf8)) } else { texts.append([]) }
      }
      let column =
        unencoded
        ? TextColumn(unencoded: texts, nullity: nullity) : TextColumn(texts: texts, nullity: nullity)
      return .text(column)
    case .integer, .duration, .date, .timestamp:
      return .number(NumberColumn(type, values: values.map { number($0) }, nullity: nullity))
    }
  }

  static func number(_ scalar: Scalar) -> Int64 {
    switch scalar {
    case .integer(let value): value
    case .duration(let value): value.microseconds
    case .date(let value): value.daysSinceEpoch
    case .timestamp(let value): value.microsecondsSinceEpoch
    case .null, .boolean, .real, .text: 0
    }
  }
}
