import Columnar
import QueryDiagnostics
import Values

extension Table {
  /// Tells why a row is in the answer of a query, or is not: what each term of `where` comes to for it, and where it stands.
  ///
  /// Costs up to two runs of the query.
  ///
  /// - Parameters:
  ///   - id: The row's key where the table has one, as Launch Library 2 tables have `id`; else its number, from 1.
  ///   - query: What is asked, a request too.
  ///   - parameters: The values of its parameters; there may be others.
  ///   - options: How long it may take, and who may stop it.
  /// - Throws: `QueryError` where the query is wrong whatever the rows are, and where there is no such row.
  package func explanation(
    ofRow id: String, in query: Query, _ parameters: Parameters = [:], options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> RowExplanation {
    let runnable = try query.runnable(on: self, parameters.bindings)
    let row = try rowNumber(of: id)
    return RowExplainer(runnable, row: row, of: columns, options.execution).explanation()
  }

  private func rowNumber(of id: String) throws(QueryError) -> Int {
    guard let identity = columns.profile.identity, let keys = columns.column(at: identity) else {
      guard let number = Int(id), (1...max(rowCount, 1)).contains(number), rowCount > 0 else {
        throw QueryError(
          .notFound, "there is no row `\(id)`", hint: "the table has \(rowCount) rows, numbered from 1",
          about: id)
      }
      return number - 1
    }
    let wanted = Array(id.utf8)
    let found = (0..<rowCount).first { row in
      switch keys {
      case .number(let numbers) where numbers.type == .integer:
        !keys.nullity.isNull(row) && NumberText.integer(wanted.span) == numbers.value(row)
      default: keys.scalar(row).map { Value($0).description.utf8.elementsEqual(wanted) } ?? false
      }
    }
    guard let found else {
      let name = columns.schema.names(along: identity).joined(separator: ".")
      throw QueryError(
        .notFound, "no row has \(name) = \(id)", hint: "`select \(name)` lists those that there are",
        about: id)
    }
    return found
  }
}
