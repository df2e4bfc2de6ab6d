import Columnar
import QueryBinder
import QueryDiagnostics
import QuerySyntax
import Values

/// What binding makes of a query, as text: its plan or what is wrong with it.
enum BindingTranscript {
  static let parameters = ParameterBindings([
    "n": .untyped("28"), "r": .untyped("0.5"), "t": .untyped("Active"), "d": .untyped("90d"),
    "day": .untyped("2020-06-30"), "yes": .untyped("true"), "negative": .untyped("-1"),
    "integer": .typed(.integer(7)), "real": .typed(.real(2.5)), "text": .typed(.text("P1D")),
    "nothing": .typed(.null), "list": .list([.integer(1), .integer(2), .null]),
    "words": .list([.text("Active"), .text("Lost")]), "empty": .list([]),
  ])

  static func of(
    _ query: String, in table: ColumnTable = SampleTable.table,
    parameters: ParameterBindings = BindingTranscript.parameters
  ) -> String {
    let source = SourceText(query)
    let statement = Parser.parseQuery(source)
    guard case .query(let tree) = statement.kind else { return "no query" }
    let result = Binder.bind(tree, to: table, parameters: parameters)
    let findings = (statement.diagnostics + result.diagnostics).map { text($0, source) }
    guard let query = result.query else { return findings.joined(separator: "\n") }
    return (PlanText(plan: query.plan, schema: table.schema).lines() + findings).joined(separator: "\n")
  }

  private static func text(_ diagnostic: Diagnostic, _ source: SourceText) -> String {
    let span = diagnostic.span ?? .point(0)
    var text =
      "\(diagnostic.severity.rawValue) \(diagnostic.code.rawValue) [\(source[span])]: \(diagnostic.message)"
    if let hint = diagnostic.hint { text += "\n  \(hint)" }
    if let fix = diagnostic.fix { text += "\n  fix [\(source[fix.span])] -> [\(fix.replacement)]" }
    return text
  }
}
