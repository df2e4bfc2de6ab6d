import Columnar
import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryOptimizer
import QueryPlan

/// Computes the notes of one answer.
struct AnswerNotes {
  /// Of more fields and terms nobody reads notes, and each costs a scan.
  private static let mostFields = 64
  private static let mostTerms = 64

  private let query: BoundQuery
  private let table: ColumnTable
  private let execution: ExecutionOptions

  init(_ origin: QueryOrigin) {
    query = origin.query.bound
    table = origin.table.columns
    execution = origin.options.execution
  }

  /// First those about fields, then those about terms, each in the order of the text.
  func all() -> [Diagnostic] {
    guard let condition = query.condition else { return [] }
    return missingValues(condition) + blamedTerms(condition)
  }

  /// For each field, the rows for which the condition is null and that field is null.
  private func missingValues(_ condition: BoundCondition) -> [Diagnostic] {
    condition.fields.prefix(AnswerNotes.mostFields).compactMap { field in
      let rows = count { expressions in
        let isUnknown = expressions.append(BoundExpression(.isNull(condition.root), .boolean))
        let isMissing = expressions.append(BoundExpression(.fieldIsNull(field.path), .boolean))
        return [isUnknown, isMissing]
      }
      guard let rows, rows > 0 else { return nil }
      return note(.missingValues, "\(rows) \(rows == 1 ? "row has" : "rows have") no \(field.text)")
    }
  }

  /// Where no row passes, each term without which rows would.
  private func blamedTerms(_ condition: BoundCondition) -> [Diagnostic] {
    let terms = condition.terms
    guard !terms.isEmpty, count(where: { _ in [condition.root] }) == 0 else { return [] }
    return terms.prefix(AnswerNotes.mostTerms).compactMap { term in
      let others = terms.filter { $0 != term }.map(\.expression)
      guard let rows = count(where: { _ in others }), rows > 0 else { return nil }
      return note(.blamedTerm, "without \(condition.text(of: term)): \(rows) \(rows == 1 ? "row" : "rows")")
    }
  }

  private func note(_ code: DiagnosticCode, _ message: String) -> Diagnostic {
    Diagnostic(code, message, at: nil, severity: .note)
  }

  /// How many rows pass `search` and all of the terms; nil where that fails for a row.
  private func count(where terms: (inout BoundExpressions) -> [ExpressionID]) -> Int? {
    var expressions = query.plan.expressions
    let operands = [query.condition?.search].compactMap { $0 } + terms(&expressions)
    var filter = operands.first
    if operands.count > 1 {
      filter = expressions.append(BoundExpression(.logical(.and, operands), .boolean))
    }
    let plan = LogicalPlan(expressions: expressions, filter: filter, output: .records)
    let rows = try? Executor.run(Optimizer.optimize(plan, for: table), on: table, options: execution)
    return rows?.count
  }
}
