package import Columnar
public import TableReading
import Values

/// A table in memory, to be asked.
///
/// A table never changes, so any number of threads may query one at the same time without a lock. Loading
/// reads the whole of the data, decides the types of the columns and stores every value as narrow as it
/// allows; a file that fails to load leaves nothing behind.
public struct Table: Sendable {
  package let columns: ColumnTable

  package init(_ columns: ColumnTable) { self.columns = columns }

  /// Loads a file of JSON: an array of objects, one object, objects one behind another (NDJSON), or a page of
  /// Launch Library 2 (an object with `results`).
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - shapes: Forms of data whose types are known beforehand, such as `LaunchLibrary.shapes`. Data that
  ///     have none of them get the types that their values show.
  /// - Throws: `DataError` where the file cannot be read or is wrong, with the place.
  public init(contentsOfFile path: String, shapes: [TableShape] = []) throws(DataError) {
    let bytes: [UInt8]
    do {
      bytes = try Platform.readFile(path)
    } catch {
      throw DataError(cannotRead: path, reason: error.reason)
    }
    try self.init(files: [(name: path, bytes: bytes)], shapes: shapes)
  }

  /// Loads JSON text, in the same forms as a file.
  ///
  /// - Throws: `DataError` with the place where the text is wrong.
  public init(json text: String, shapes: [TableShape] = []) throws(DataError) {
    try self.init(json: Array(text.utf8), shapes: shapes)
  }

  /// Loads the bytes of JSON text, in the same forms as a file.
  ///
  /// - Throws: `DataError` with the place where the text is wrong, also where it is not UTF-8.
  public init(json bytes: [UInt8], shapes: [TableShape] = []) throws(DataError) {
    try self.init(files: [(name: "json", bytes: bytes)], shapes: shapes)
  }

  /// Loads several files, read already, as one table.
  package init(files: [(name: String, bytes: [UInt8])], shapes: [TableShape]) throws(DataError) {
    do {
      columns = try TableReader.read(files.map { DataInput(name: $0.name, bytes: $0.bytes) }, shapes: shapes)
    } catch {
      throw DataError(diagnostics: error.diagnostics, source: error.source)
    }
  }

  /// How many rows there are.
  public var rowCount: Int { columns.rowCount }

  /// The names of the fields, in order.
  public var fieldNames: [String] { columns.schema.fields.map(\.name) }

  /// The fields, in order, with their types and what is nested in them.
  public var schema: [FieldDescription] {
    zip(columns.schema.fields, columns.columns).map { FieldDescription($0.name, $0.type, $1) }
  }

  /// Answers a query.
  ///
  ///     let result = try table.run("where flights_count > $least order by name", ["least": 1])
  ///
  /// - Parameters:
  ///   - query: A text of the query language. The empty text returns every row.
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
