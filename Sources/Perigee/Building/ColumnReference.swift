/// A column of a table in queries that are built in code.
///
/// The names are those along the path from the row, each exactly one name however it is spelled; leading ones may be
/// left out as in a text. Every column may hold nulls, whatever its type here: comparisons with null are never true.
public struct ColumnReference<Content>: Sendable {
  let path: [String]

  /// Refers to a column by its name, or by the names along its path: `("spacecraft_config", "agency", "name")`.
  public init(_ name: String, _ inner: String...) { path = [name] + inner }
}

/// What is computed from columns in a query that is built in code: `$0.timeInSpace / $0.flightsCount`.
public struct ColumnExpression<Content>: Sendable {
  let steps: ExpressionSteps
}

/// A column or what is computed from columns, of one type.
public protocol ColumnOperand<Content>: Sendable {
  /// The Swift type of the values.
  associatedtype Content
  /// The operand as an expression.
  var expression: ColumnExpression<Content> { get }
}

extension ColumnReference: ColumnOperand {
  public var expression: ColumnExpression<Content> { ColumnExpression(steps: ExpressionSteps(.path(path))) }
}

extension ColumnExpression: ColumnOperand {
  public var expression: ColumnExpression<Content> { self }
}

extension ColumnOperand {
  var steps: ExpressionSteps { expression.steps }
}

extension ValueConvertible {
  var steps: ExpressionSteps { ExpressionSteps(.value(queryValue)) }
}
