import QueryBinder
public import QueryDiagnostics
import QueryExecution
import QueryOptimizer
import QueryPlan
package import QuerySyntax

/// A query, parsed: what it says, not yet what it means for a table.
public struct Query: Sendable {
  /// The text that it was read from.
  public let source: SourceText
  package let statement: ParsedStatement

  /// More than so many errors of one query are not told: nobody reads them, and a query may have a million.
  package static let mostDiagnostics = 1000

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
  /// - Throws: `QueryError` where the text is no query.
  public func formatted() throws(QueryError) -> String {
    guard case .query(let tree) = statement.kind else { throw requestError }
    guard !statement.hasErrors else { throw syntaxError }
    return SyntaxPrinter.print(tree)
  }

  /// The names of the parameters in the query, in lower case; empty where the syntax is wrong.
  package var parameterNames: Set<String> {
    guard case .query(let tree) = statement.kind else { return [] }
    return tree.parameterNames
  }

  /// True where the syntax is wrong, so that more may be meant than could be read.
  package var hasSyntaxErrors: Bool { statement.hasErrors }

  /// Answers the query from a table. See ``Table/run(_:_:)``.
  ///
  /// - Throws: `QueryError`, also for a parameter that is bound and not used.
  public func run(on table: Table, _ parameters: Parameters = [:]) throws(QueryError) -> QueryResult {
    let unused = hasSyntaxErrors ? [] : parameters.unused(besides: parameterNames)
    let result: QueryResult
    do {
      result = try answer(on: table, parameters)
    } catch {
      throw QueryError(diagnostics: error.diagnostics + unused, source: source)
    }
    guard unused.isEmpty else { throw QueryError(diagnostics: unused, source: source) }
    return result
  }

  /// Answers the query, whatever parameters are bound beside those that it uses.
  package func answer(on table: Table, _ parameters: Parameters) throws(QueryError) -> QueryResult {
    guard case .query(let tree) = statement.kind else { throw requestError }
    let binding = Binder.bind(tree, to: table.columns, parameters: parameters.bindings)
    let diagnostics = Array(
      (statement.diagnostics + binding.diagnostics).inOrderOfPlace.prefix(Query.mostDiagnostics))
    guard let bound = binding.query, !statement.hasErrors else {
      throw QueryError(diagnostics: diagnostics, source: source)
    }
    do {
      let rows = try Executor.run(
        Optimizer.optimize(bound.plan, for: table.columns), on: table.columns, options: ExecutionOptions())
      return QueryResult(rows, warnings: diagnostics)
    } catch {
      let failure = error.diagnostic(of: bound, source: source)
      throw QueryError(diagnostics: [failure], source: source)
    }
  }

  private var syntaxError: QueryError { QueryError(diagnostics: statement.diagnostics, source: source) }

  /// What is answered to a statement that is no query of the language.
  private var requestError: QueryError {
    guard case .request = statement.kind, !statement.hasErrors else { return syntaxError }
    let message = "requests of Launch Library 2 are read, but not answered yet"
    let diagnostic = Diagnostic(
      .notSupported, message, at: statement.span,
      hint: "ask the same in the query language: `where in_space order by -time_in_space`")
    return QueryError(diagnostics: statement.diagnostics + [diagnostic], source: source)
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
