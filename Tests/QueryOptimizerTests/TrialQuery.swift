import Columnar
import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryOptimizer
import QueryPlan
import QuerySyntax
import Values

/// A query text on its way to a plan, and what is made of the plan.
enum TrialQuery {
  static let table = TrialTable.table

  static let parameters = ParameterBindings([
    "nothing": .typed(.null), "list": .list([.integer(1), .integer(3), .null]), "day": .untyped("2020-01-01"),
  ])

  /// The plan of a query; what is wrong with it where there is none.
  static func plan(_ query: String) -> (plan: LogicalPlan?, errors: [String]) {
    let statement = Parser.parseQuery(SourceText(query))
    guard case .query(let tree) = statement.kind, !statement.diagnostics.contains(where: isError) else {
      return (nil, statement.diagnostics.map(\.message))
    }
    let result = Binder.bind(tree, to: table, parameters: parameters)
    return (result.query?.plan, result.diagnostics.filter(isError).map(\.message))
  }

  private static func isError(_ diagnostic: Diagnostic) -> Bool { diagnostic.severity == .error }

  /// The steps of a plan, a line each.
  static func lines(_ plan: PhysicalPlan) -> [String] {
    PlanSteps.steps(of: plan, table: table, names: .language).map { "\($0.operator.rawValue): \($0.detail)" }
  }

  /// The answer of a plan in one text: every value of every row, or what failed.
  static func answer(_ plan: PhysicalPlan) -> String {
    do throws(ExecutionFailure) {
      let result = try Executor.run(plan, on: table, options: ExecutionOptions())
      let rows = (0..<result.count).map { row in
        result.columns.map { column in
          text(result.storage(of: column), result.storageRow(of: column, row: row))
        }.joined(separator: "|")
      }
      return rows.joined(separator: "\n")
    } catch {
      return "failure \(error)"
    }
  }

  private static func text(_ column: Column, _ row: Int) -> String {
    switch column {
    case .list(let list):
      if list.nullity.isNull(row) { return "null" }
      let elements = (Int(list.offsets[row])..<Int(list.offsets[row + 1])).map { text(list.elements, $0) }
      return "[\(elements.joined(separator: ","))]"
    case .record(let record):
      if record.nullity.isNull(row) { return "null" }
      return "{\(record.children.map { text($0, row) }.joined(separator: ","))}"
    case .boolean, .number, .real, .text, .mixed:
      return column.scalar(row).map { "\($0)" } ?? "null"
    }
  }
}
