import Columnar
import QueryExecution
import QueryOptimizer
import QueryPlan
import Values

/// A query that is stopped.
struct SamplePlan {
  let name: String
  private let logical: LogicalPlan

  /// All rows as they are.
  static let everything = SamplePlan(
    name: "everything", logical: LogicalPlan(expressions: BoundExpressions(), output: .records))

  static func all(_ table: ColumnTable) -> [SamplePlan] {
    let fields = table.schema.fields.enumerated().map { index, field in
      order(by: field.name, index, field.type.scalarType ?? .text)
    }
    return fields + [orderByText(), computed()]
  }

  func run(on table: ColumnTable, options: ExecutionOptions) throws(ExecutionFailure) -> ResultSet {
    try Executor.run(Optimizer.optimize(logical, for: table), on: table, options: options)
  }

  private static func order(by name: String, _ index: Int, _ type: ScalarType) -> SamplePlan {
    var expressions = BoundExpressions()
    let key = expressions.append(BoundExpression(.field(FieldPath([index])), type))
    return SamplePlan(
      name: "order by \(name)",
      logical: LogicalPlan(expressions: expressions, order: [ascending(key)], output: .records))
  }

  /// A text that is computed, then a number.
  private static func orderByText() -> SamplePlan {
    var expressions = BoundExpressions()
    let name = expressions.append(BoundExpression(.field(FieldPath([3])), .text))
    let upper = expressions.append(BoundExpression(.call(.upper, [name]), .text))
    let number = expressions.append(BoundExpression(.field(FieldPath([0])), .integer))
    return SamplePlan(
      name: "order by upper(name), number",
      logical: LogicalPlan(
        expressions: expressions, order: [ascending(upper), ascending(number)], output: .records))
  }

  private static func computed() -> SamplePlan {
    var expressions = BoundExpressions()
    let number = expressions.append(BoundExpression(.field(FieldPath([0])), .integer))
    let negative = expressions.append(BoundExpression(.negation(number), .integer))
    let mass = expressions.append(BoundExpression(.field(FieldPath([2])), .real))
    let magnitude = expressions.append(BoundExpression(.call(.abs, [mass]), .real))
    let name = expressions.append(BoundExpression(.field(FieldPath([3])), .text))
    let upper = expressions.append(BoundExpression(.call(.upper, [name]), .text))
    let output = [negative, magnitude, upper].map { OutputColumn(name: "x", content: .expression($0)) }
    return SamplePlan(
      name: "select -number, abs(mass), upper(name)",
      logical: LogicalPlan(expressions: expressions, output: .columns(output)))
  }

  private static func ascending(_ key: ExpressionID) -> BoundOrderKey {
    BoundOrderKey(key, isDescending: false, nullsFirst: false)
  }
}
