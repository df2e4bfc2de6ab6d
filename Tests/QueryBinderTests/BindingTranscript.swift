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
    guard let result = bind(query, in: table, parameters: parameters) else { return "no query" }
    let findings = (statement.diagnostics + result.diagnostics).map { text($0, source) }
    guard let bound = result.query else { return findings.joined(separator: "\n") }
    return (PlanText(plan: bound.plan, schema: table.schema).lines() + findings).joined(separator: "\n")
  }

  /// Binds a query; nil where the text is none.
  static func bind(
    _ query: String, in table: ColumnTable = SampleTable.table,
    parameters: ParameterBindings = BindingTranscript.parameters
  ) -> BindingResult? {
    guard case .query(let tree) = Parser.parseQuery(SourceText(query)).kind else { return nil }
    return Binder.bind(tree, to: table, parameters: parameters)
  }

  /// The query with a fix applied.
  static func applying(_ fix: Diagnostic.Fix, to source: SourceText) -> String {
    let bytes = source.utf8
    let mended = bytes[..<fix.span.start] + Array(fix.replacement.utf8) + bytes[fix.span.end...]
    return String(decoding: mended, as: UTF8.self)
  }

  private static func text(_ diagnostic: Diagnostic, _ source: SourceText) -> String {
    let span = diagnostic.span ?? .point(0)
    var text = diagnostic.severity == .error ? "" : "\(diagnostic.severity.rawValue) "
    text +=
      "\(diagnostic.code.rawValue) \(span.start)-\(span.end) [\(source[span])]: \(diagnostic.message)"
    if let hint = diagnostic.hint { text += "\n  hint: \(hint)" }
    if let fix = diagnostic.fix { text += "\n  mended: \(applying(fix, to: source))" }
    return text
  }
}
