public import Perigee
import QueryDiagnostics
import QuerySyntax

/// A request as Launch Library 2 takes it at `/spacecraft/` and `/spacecraft/ID/`.
///
///     let request = SpacecraftRequest("/2.3.0/spacecraft/?in_space=true&ordering=-time_in_space&limit=2")
///     print(try request.queryText())
///     // where in_space order by -time_in_space nulls first, id limit 2
///     let response = try request.response(from: .spacecraft)
///     print(response.status, response.body)
///
/// Tables with the shape of LL2's spacecraft also answer the text of a request through `Table.run`, with a
/// `QueryResult` as for any query. This type is for those who want what LL2 would send: the envelope, the bare object,
/// or the words with which it refuses.
public struct SpacecraftRequest: Sendable {
  /// The request as the engine reads it. Its `source` is what diagnostics point into.
  public let query: Query

  /// Reads a request: an address, or what stands of one after its host; it ends at white space. What is wrong with it
  /// is kept until it is asked.
  public init(_ text: String) { self.init(Query(text)) }

  package init(_ query: Query) { self.query = query }

  /// The query of the language that asks the same.
  ///
  /// - Throws: `QueryError` where the text is no request, or one that LL2 refuses whatever the data are.
  public func queryText() throws(QueryError) -> String { try translation().text }

  /// The query of the language, and what LL2 passes over in the request.
  package func translation() throws(QueryError) -> (text: String, warnings: [Diagnostic]) {
    guard case .request(_, let explain) = query.statement.kind, let span = query.statement.requestSpan,
      !query.hasSyntaxErrors
    else { throw noRequest }
    let request = try SpacecraftRequests.query(for: span, of: query.source, on: nil)
    var tree = request.tree
    tree.explain = explain
    return (SyntaxPrinter.print(tree), request.warnings)
  }

  /// What LL2 would send if the table held its data. Status 400 and 404 are answers too.
  ///
  /// - Parameters:
  ///   - table: One with the shape of LL2's spacecraft: `Table.spacecraft`, or one loaded with `LaunchLibrary.shapes`.
  ///   - options: How long it may take, and who may stop it.
  /// - Throws: `QueryError` where the text is no request, its path or the table is none of spacecraft, or the options
  ///   end it.
  public func response(
    from table: Table, options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> SpacecraftResponse {
    guard query.isRequest else { throw noRequest }
    do throws(QueryError) {
      return try SpacecraftResponse(query.run(on: table, options: options))
    } catch {
      guard let response = SpacecraftResponse(error) else { throw error }
      return response
    }
  }

  /// The same on a thread of its own, so that the task's thread is free meanwhile; cancelling the task ends it.
  ///
  /// - Throws: `QueryError`, as the form that waits does.
  public func response(
    from table: Table, options: QueryOptions = QueryOptions()
  ) async throws(QueryError) -> SpacecraftResponse {
    guard query.isRequest else { throw noRequest }
    do throws(QueryError) {
      return try SpacecraftResponse(await query.run(on: table, options: options))
    } catch {
      guard let response = SpacecraftResponse(error) else { throw error }
      return response
    }
  }

  private var noRequest: QueryError {
    if query.hasSyntaxErrors {
      return QueryError(diagnostics: query.statement.diagnostics, source: query.source)
    }
    let diagnostic = Diagnostic(
      .badRequest, "found a query, expected a request such as `/spacecraft/?in_space=true`",
      at: query.statement.span)
    return QueryError(diagnostics: [diagnostic], source: query.source)
  }
}
