public import QueryDiagnostics
import QueryExecution
package import QuerySyntax
import Values

/// A query, parsed: what it says, not yet what it means for a table.
public struct Query: Sendable {
  /// The text that it was read from.
  public let source: SourceText
  package let statement: ParsedStatement

  /// More than so many errors of one query are not told: nobody reads them, and a query may have a million.
  package static let mostDiagnostics = 1000

  /// Of so many rows on most queries want a second thread, which may as well wake while names and types are settled.
  private static let fewestRowsForHelp = 1 << 20

  /// Reads a query. What is wrong with its syntax is kept until it is run, so that a run reports all errors,
  /// those of names and types too.
  public init(_ text: String) { self.init(SourceText(text)) }

  package init(_ source: SourceText) {
    self.init(statement: Parser.parseQuery(source), source: source)
  }

  package init(statement: ParsedStatement, source: SourceText) {
    self.statement = statement
    self.source = source
  }

  /// The statements of a script, in order; those of nothing but white space and comments are left out.
  package static func script(_ source: SourceText) -> [Query] {
    Parser.parseScript(source).map { Query(statement: $0, source: source) }
  }

  /// The query in its canonical form.
  ///
  /// - Throws: `QueryError` where the text is no query; of a request, which table it asks decides what it is as a
  ///   query: `SpacecraftRequest` in `LaunchLibrary` tells it.
  public func formatted() throws(QueryError) -> String {
    guard let tree else { throw noQueryError }
    guard !statement.hasErrors else { throw syntaxError }
    return SyntaxPrinter.print(tree)
  }

  /// Nil for a request, and for what cannot be read.
  var tree: QueryTree? {
    if case .query(let tree) = statement.kind { tree } else { nil }
  }

  /// The names of the parameters in the query, in lower case; empty where the syntax is wrong.
  package var parameterNames: Set<String> {
    tree.map { ParameterPlaces($0).names } ?? []
  }

  /// True where the syntax is wrong, so that more may be meant than could be read.
  package var hasSyntaxErrors: Bool { statement.hasErrors }

  /// Answers the query from a table. See `Table.run`.
  ///
  /// - Throws: `QueryError`, also for a parameter that is bound and not used.
  public func run(
    on table: Table, _ parameters: Parameters = [:], options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> QueryResult {
    try run(on: table, parameters, options: options, execution: options.execution)
  }

  /// Answers the query within limits that may have begun before.
  func run(
    on table: Table, _ parameters: Parameters, options: QueryOptions, execution: ExecutionOptions
  ) throws(QueryError) -> QueryResult {
    if table.rowCount >= Query.fewestRowsForHelp, execution.threads > 1 { WorkerPool.expectWork() }
    let unused = hasSyntaxErrors || parameters.isEmpty ? [] : parameters.unused(besides: parameterNames)
    let result: QueryResult
    do {
      result = try runnable(on: table, parameters.bindings)
        .run(options: options, execution: execution)
    } catch {
      throw QueryError(
        diagnostics: error.diagnostics + unused, source: source, refusal: unused.isEmpty ? error.refusal : nil
      )
    }
    guard unused.isEmpty else { throw QueryError(diagnostics: unused, source: source) }
    return result
  }

  /// Answers the query, whatever parameters are bound beside those that it uses.
  package func answer(
    on table: Table, _ parameters: Parameters, options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> QueryResult {
    try runnable(on: table, parameters.bindings)
      .run(options: options, execution: options.execution)
  }

  var syntaxError: QueryError { QueryError(diagnostics: told(statement.diagnostics), source: source) }

  /// What is said where a query of the language is wanted and there is none.
  private var noQueryError: QueryError {
    guard isRequest, !hasSyntaxErrors else { return syntaxError }
    let diagnostic = Diagnostic(
      .badRequest, "found a request of Launch Library 2, expected a query", at: statement.span,
      hint: "`SpacecraftRequest` tells it in the query language")
    return QueryError(diagnostics: [diagnostic], source: source)
  }
}

extension ParsedStatement {
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension [Diagnostic] {
  /// By where they begin, then by where they end; equals keep their order.
  var inOrderOfPlace: [Diagnostic] {
    enumerated().sorted { left, right in
      let (a, b) = (left.element.span, right.element.span)
      return (a?.start ?? 0, a?.end ?? 0, left.offset) < (b?.start ?? 0, b?.end ?? 0, right.offset)
    }.map(\.element)
  }
}
