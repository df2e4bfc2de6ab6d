package import Columnar
public import QueryDiagnostics
package import TableReading

/// A table in memory, to be asked.
///
/// A table never changes, so any number of threads may query one at the same time without a lock. Loading
/// reads the whole of the data, decides the types of the columns and stores every value as narrow as it
/// allows; a file that fails to load leaves nothing behind.
public struct Table: Sendable {
  // In one object: a query copies its table several times.
  private let whole: WholeTable

  package var columns: ColumnTable { whole.columns }

  /// What was found in the data that is not likely to be meant: names that stand twice in one record. Warnings never
  /// change what is read.
  public var warnings: [Diagnostic] { readingWarnings.map(\.diagnostic) }
  package var readingWarnings: [ReadingWarning] { whole.readingWarnings }

  /// - Parameter shapes: Those that the data were read by.
  package init(_ columns: ColumnTable, shapes: [TableShape] = [], warnings: [ReadingWarning] = []) {
    whole = WholeTable(
      columns: columns, requests: shapes.first { $0.name == columns.profile.shapeName }?.requests,
      readingWarnings: warnings)
  }

  /// What answers requests of the service that the data come from; nil where nothing does. Made when asked for:
  /// finding out what a type can do takes longer than many a query.
  var requestTranslator: (any RequestTranslator)? { whole.requests as? any RequestTranslator }

  /// How many rows there are.
  public var rowCount: Int { columns.rowCount }

  /// The names of the fields, in order.
  public var fieldNames: [String] { columns.schema.shownFields.map(\.name) }

  /// The fields, in order, with their types and what is nested in them.
  public var schema: [FieldDescription] {
    zip(columns.schema.shownFields, columns.columns).map { FieldDescription($0.name, $0.type, $1) }
  }

  /// Answers a query.
  ///
  ///     let result = try table.run("where flights_count > $least order by name", ["least": 1])
  ///
  /// - Parameters:
  ///   - query: A text of the query language; of a table of spacecraft also a request as Launch Library 2 takes it:
  ///     `/spacecraft/?in_space=true`. The empty text returns every row.
  ///   - parameters: The values of the query's parameters. They are never spliced into the text.
  ///   - options: How long it may take, how much it may return, and who may stop it.
  /// - Returns: The rows and their columns. Nothing of the table is copied until values are asked for.
  /// - Throws: `QueryError` with everything that is wrong with the query, or the first failure of its
  ///   arithmetic.
  public func run(
    _ query: String, _ parameters: Parameters = [:], options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> QueryResult {
    try Query(query).run(on: self, parameters, options: options)
  }

  /// Binds a query once, to be run often with different parameters.
  ///
  /// - Throws: `QueryError` for whatever is wrong with it without regard to its parameters.
  public func prepare(_ query: String) throws(QueryError) -> PreparedQuery {
    try PreparedQuery(Query(query), on: self)
  }
}
