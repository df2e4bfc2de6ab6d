import QuerySyntax
import Values

/// A query over a table, built in code. It means what its ``text`` means, and runs the same plan.
///
///     let longest = try table.rows(Spacecraft.self)
///       .where(\.flightsCount > 1 && \.inSpace)
///       .order(by: .descending(\.timeInSpace))
///       .limit(10)
///       .decoded()
///
/// Each call returns a new query; none runs before `run` or ``decoded(with:options:)``.
/// Values never become part of names or operators, whatever is in them.
public struct RowQuery<Element: TableRow>: Sendable {
  private let table: Table
  private var draft = QueryDraft()

  init(_ table: Table) { self.table = table }

  /// Keeps the rows for which the condition is true. A second one narrows the first.
  public func `where`(_ condition: RowCondition<Element.Columns>) -> RowQuery {
    filtered(by: condition.condition(Element.columns))
  }

  /// Keeps the rows for which the condition is true, with everything that columns can be asked.
  ///
  ///     .where { $0.name.contains("dragon") && ($0.timeInSpace / $0.flightsCount) > .days(30) }
  public func `where`(_ condition: (Element.Columns) -> ColumnCondition) -> RowQuery {
    filtered(by: condition(Element.columns))
  }

  /// Keeps the rows in which the column is true.
  public func `where`(_ column: any ColumnPath<Element.Columns, Bool>) -> RowQuery {
    filtered(by: ColumnCondition(Element.columns[keyPath: column]))
  }

  /// Orders the rows by these keys, the first first; behind the keys of an earlier call.
  public func order(by keys: RowOrder<Element.Columns>...) -> RowQuery {
    var query = self
    query.draft.order += keys.map { key in
      QueryDraft.Key(
        steps: key.steps(Element.columns), isDescending: key.isDescending, nullsFirst: key.nulls == .first)
    }
    return query
  }

  /// Returns at most so many rows; less than zero counts as zero. The last call counts.
  public func limit(_ count: Int) -> RowQuery {
    var query = self
    query.draft.limit = Int64(clamping: max(count, 0))
    return query
  }

  /// Leaves out so many rows first; less than zero counts as zero. The last call counts.
  public func offset(_ count: Int) -> RowQuery {
    var query = self
    query.draft.offset = Int64(clamping: max(count, 0))
    return query
  }

  /// Keeps the rows that have every term of the text in one of the table's search fields, whatever the case. Terms
  /// are separated by white space and commas; double quotes keep them together. The last call counts.
  public func search(_ text: String) -> RowQuery {
    var query = self
    query.draft.search = text
    return query
  }

  private func filtered(by condition: ColumnCondition) -> RowQuery {
    var query = self
    query.draft.filter = draft.filter.map { ExpressionSteps($0, .and, condition.steps) } ?? condition.steps
    return query
  }

  /// The query in the query language, in canonical form; errors point into it. Values that are very long, lists of
  /// very many values, and numbers that are not finite stand in it as parameters.
  public var text: String { draft.query.text }

  /// Runs the query.
  ///
  /// - Throws: `QueryError`, say where the table has no such column.
  public func run(options: QueryOptions = QueryOptions()) throws(QueryError) -> QueryResult {
    let (text, parameters) = draft.query
    return try Query(text).run(on: table, parameters, options: options)
  }

  /// Runs the query on a thread of its own; cancelling the task ends it.
  ///
  /// - Throws: `QueryError`, say where the table has no such column.
  public func run(options: QueryOptions = QueryOptions()) async throws(QueryError) -> QueryResult {
    let (text, parameters) = draft.query
    return try await Query(text).run(on: table, parameters, options: options)
  }

  /// Runs the query and decodes its rows.
  ///
  /// - Throws: `RowQueryError` where the query fails or a row does not fit the type.
  public func decoded(
    with decoder: RowDecoder = RowDecoder(), options: QueryOptions = QueryOptions()
  ) throws(RowQueryError) -> [Element] {
    let result: QueryResult
    do {
      result = try run(options: options)
    } catch {
      throw .query(error)
    }
    do {
      return try result.decode(Element.self, with: decoder)
    } catch {
      throw .decoding(error)
    }
  }
}

/// Why a query that was built in code gave no values.
public enum RowQueryError: Error, CustomStringConvertible {
  /// The query failed.
  case query(QueryError)
  /// A row does not fit the type.
  case decoding(RowDecodingError)

  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .query(let error): error.description
    case .decoding(let error): error.description
    }
  }
}
