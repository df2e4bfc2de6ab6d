import Columnar
import QueryBinder
import QueryDiagnostics
import QueryPlan

extension QueryResult {
  /// Without a field such columns are counted that have no more different values.
  private static let mostDistinctValues = 50
  private static let mostFacets = 6
  private static let mostValuesOfEach = 5

  /// Counts the values of a field in the rows of the answer: of a column of the answer, or of any field of the table where
  /// the rows are rows of the table. Of lists the elements are counted.
  ///
  /// - Parameters:
  ///   - field: Nil for all columns shown to people whose values repeat: truths, texts and records with names.
  ///   - most: How many values are told one by one.
  /// - Throws: `QueryError` where there is no such field, or where it has nothing that can be counted.
  package func facets(of field: String? = nil, most: Int = 20) throws(QueryError) -> [Facet] {
    guard let field else { return repeatingFacets() }
    let (column, rows) = try countedColumn(field)
    guard let tally = ValueTally(column, rows: rows) else {
      throw QueryError(
        .typeMismatch, "`\(field)` is a record: its values cannot be counted",
        hint: "name one of its fields", about: field)
    }
    return [Facet(field, tally, most: most)]
  }

  private func repeatingFacets() -> [Facet] {
    var facets: [Facet] = []
    for column in columnsForPeople where facets.count < QueryResult.mostFacets {
      guard column.mayRepeat, let tally = ValueTally(column.values, rows: column.rows),
        tally.distinctCount <= QueryResult.mostDistinctValues,
        tally.distinctCount < tally.valueCount || tally.valueCount < 2
      else { continue }
      facets.append(Facet(column.name, tally, most: QueryResult.mostValuesOfEach))
    }
    return facets
  }

  private var columnsForPeople: [CountedColumn] {
    guard resultSet.isWholeRecords else {
      return resultSet.columns.map { column in
        CountedColumn(
          name: column.name, values: resultSet.storage(of: column),
          rows: (0..<resultSet.count).map { resultSet.storageRow(of: column, row: $0) })
      }
    }
    return resultSet.table.profile.displayFields.compactMap { path in
      resultSet.table.column(at: path).map { column in
        CountedColumn(
          name: resultSet.table.schema.names(along: path).joined(separator: "."), values: column,
          rows: tableRows)
      }
    }
  }

  private var tableRows: [Int] { (0..<resultSet.count).map { resultSet.rows[$0] } }

  /// A column of the answer, or a field of the table in the answer's rows.
  private func countedColumn(_ field: String) throws(QueryError) -> (Column, rows: [Int]) {
    if let position = resultSet.position(ofColumn: field) {
      let column = resultSet.columns[position]
      let rows = (0..<resultSet.count).map { resultSet.storageRow(of: column, row: $0) }
      return (resultSet.storage(of: column), rows)
    }
    guard let origin, origin.query.bound.plan.grouping == nil else {
      throw QueryError(
        .unknownField, "the answer has no column `\(field)`",
        hint: "it has \(columnNames.map { "`\($0)`" }.joined(separator: ", "))", about: field)
    }
    // Asked of every row of the table, so that row numbers of both mean the same.
    let asked = try Query("select \(field)").run(on: origin.table)
    guard let column = asked.resultSet.columns.first, asked.resultSet.columns.count == 1,
      asked.count == origin.table.rowCount
    else {
      throw QueryError(
        .typeMismatch, "`\(field)` is not one field", hint: "name a field of the table", about: field)
    }
    return (asked.resultSet.storage(of: column), tableRows)
  }
}

/// A column and the rows of it that are counted.
private struct CountedColumn {
  let name: String
  let values: Column
  let rows: [Int]

  /// True for truths, texts and records; numbers and times seldom repeat to any purpose.
  var mayRepeat: Bool {
    switch values {
    case .boolean, .text, .mixed: true
    case .record(let record): record.nameColumn != nil
    case .number, .real, .list: false
    }
  }
}

extension QueryError {
  /// An error about what was asked for beside a query.
  init(_ code: DiagnosticCode, _ message: String, hint: String?, about text: String) {
    self.init(diagnostics: [Diagnostic(code, message, at: nil, hint: hint)], source: SourceText(text))
  }
}
