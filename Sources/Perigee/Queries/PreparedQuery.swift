import QueryBinder
import QueryDiagnostics
import QueryExecution
import QueryPlan
import Synchronization
import Values

/// A query bound to a table, to be run often with different parameters.
///
///     let longest = try table.prepare("where flights_count > $least order by -time_in_space limit $n")
///     for least in 1...5 { print(try longest.run(["least": least, "n": 3]).count) }
///
/// Preparing reads the text and settles its names; what is wrong whatever the parameters are is told then. The types
/// that the parameters bring are settled at the first run, because each place of a parameter takes its value in its
/// own way (a text beside a date is a date). A later run with values of the same types only puts them into their
/// places; one with values of other types, or with parameters outside `where`, `limit` and `offset`, settles the
/// types again. Either way it answers what `Table.run` would.
public struct PreparedQuery: Sendable {
  /// The query.
  public let query: Query
  /// The table that it asks.
  public let table: Table
  private let templates: TemplateCache

  /// Binds a query to a table.
  ///
  /// - Throws: `QueryError` for whatever is wrong with the query without regard to its parameters. That a parameter
  ///   is unbound, unused or of a wrong type is told when it is run.
  public init(_ query: Query, on table: Table) throws(QueryError) {
    self.query = query
    self.table = table
    templates = TemplateCache()
    try query.check(against: table)
  }

  /// The names of the parameters, in lower case, without `$`, in alphabetical order.
  public var parameterNames: [String] { query.parameterNames.sorted() }

  /// Answers the query.
  ///
  /// - Throws: `QueryError`, as `Table.run` does.
  public func run(
    _ parameters: Parameters = [:], options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> QueryResult {
    if parameters.bindings.values.isEmpty, let quick = templates.lasting?.quickAnswer(options) {
      return quick
    }
    return try run(parameters, options: options, execution: options.execution)
  }

  func run(
    _ parameters: Parameters, options: QueryOptions, execution: ExecutionOptions
  ) throws(QueryError) -> QueryResult {
    if let ready = templates.current?.filled(with: parameters.bindings) {
      return try ready.run(options: options, execution: execution)
    }
    guard parameters.unused(besides: query.parameterNames).isEmpty else {
      return try query.run(on: table, parameters, options: options, execution: execution)
    }
    let runnable = try query.runnable(on: table, parameters.bindings)
    templates.current = QueryTemplate(runnable, parameters.bindings)
    return try runnable.run(options: options, execution: execution)
  }
}

/// The template that fitted last; shared by all copies of a prepared query.
private final class TemplateCache: Sendable {
  private let stored = Mutex<QueryTemplate?>(nil)
  private let withoutParameters = OnceReference<RunnableQuery>()

  var current: QueryTemplate? {
    get { stored.withLock { $0 } }
    set {
      stored.withLock { $0 = newValue }
      if let query = newValue?.lasting { withoutParameters.setIfNil(query) }
    }
  }

  /// The query, where it has no parameters and was run before.
  var lasting: RunnableQuery? { withoutParameters.object }
}

extension Query {
  /// Reports what is wrong with the query whatever its parameters are.
  fileprivate func check(against table: Table) throws(QueryError) {
    if isRequest {
      _ = try runnable(on: table, ParameterBindings())
      return
    }
    guard let tree, !hasSyntaxErrors else {
      // Names and types are checked all the same, so that all errors are told at once.
      _ = try runnable(on: table, tree.map { ParameterPlaces($0).standIns } ?? ParameterBindings())
      throw syntaxError
    }
    let places = ParameterPlaces(tree)
    do throws(QueryError) {
      _ = try runnable(on: table, places.standIns)
    } catch {
      // What holds a parameter may be right for its value.
      let certain = error.diagnostics.filter { diagnostic in
        diagnostic.severity == .error && !places.spans.contains { $0.isInside(diagnostic.span) }
      }
      guard certain.isEmpty else { throw QueryError(diagnostics: certain, source: source) }
    }
  }
}

extension SourceSpan {
  fileprivate func isInside(_ other: SourceSpan?) -> Bool {
    other.map { $0.start <= start && end <= $0.end } ?? true
  }
}
