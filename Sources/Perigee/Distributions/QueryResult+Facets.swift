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
  ///   - options: How long it may take, and who may stop it.
  /// - Throws: `QueryError` where there is no such field, or where it has nothing that can be counted.
  package func facets(
    of field: String? = nil, most: Int = 20, options: QueryOptions = QueryOptions()
  ) throws(QueryError) -> [Facet] {
    let limits = CountingLimits(options)
    guard let field else { return try repeatingFacets(limits) }
    let (column, rows) = try countedColumn(field, options, limits)
    guard let tally = try ValueTally(column, rows: rows, limits) else {
      throw QueryError(
        .typeMismatch, "`\(field)` is a record: its values cannot be counted",
        hint: "name one of its fields", about: field)
    }
    return [try Facet(field, tally, most: most, limits)]
  }

  private func repeatingFacets(_ limits: CountingLimits) throws(QueryError) -> [Facet] {
    var facets: [Facet] = []
    for column in try columnsForPeople(limits) where facets.count < QueryResult.mostFacets {
      guard column.mayRepeat, let tally = try ValueTally(column.values, rows: column.rows, limits),
        tally.distinctCount <= QueryResult.mostDistinctValues,
        tally.distinctCount < tally.valueCount || tally.valueCount < 2
      else { continue }
      facets.append(try Facet(column.name, tally, most: QueryResult.mostValuesOfEach, limits))
    }
    return facets
  }

  private func columnsForPeople(_ limits: CountingLimits) throws(QueryError) -> [CountedColumn] {
    guard resultSet.isWholeRecords else {
      var columns: [CountedColumn] = []
      for column in resultSet.columns {
        columns.append(
          CountedColumn(
            name: column.name, values: resultSet.storage(of: column), rows: try rows(of: column, limits)))
      }
      return columns
    }
    let tableRows = try tableRows(limits)
    return resultSet.table.profile.displayFields.compactMap { path in
      resultSet.table.column(at: path).map { column in
        CountedColumn(
          name: resultSet.table.schema.names(along: path).joined(separator: "."), values: column,
          rows: tableRows)
      }
    }
  }

  private func tableRows(_ limits: CountingLimits) throws(QueryError) -> [Int] {
    let rows = resultSet.rows
    return try limits.array(resultSet.count) { rows[$0] }
  }

  private func rows(of column: ResultColumn, _ limits: CountingLimits) throws(QueryError) -> [Int] {
    try limits.array(resultSet.count) { resultSet.storageRow(of: column, row: $0) }
  }

  /// A column of the answer, or a field of the table in the answer's rows.
  private func countedColumn(
    _ field: String, _ options: QueryOptions, _ limits: CountingLimits
  ) throws(QueryError) -> (Column, rows: [Int]) {
    if let position = resultSet.position(ofColumn: field) {
      let column = resultSet.columns[position]
      return (resultSet.storage(of: column), try rows(of: column, limits))
    }
    guard let origin, origin.query.bound.plan.grouping == nil else {
      throw QueryError(
        .unknownField, "the answer has no column `\(field)`",
        hint: "it has \(columnNames.map { "`\($0)`" }.joined(separator: ", "))", about: field)
    }
    // Asked of every row of the table, so that row numbers of both mean the same.
    let asked = try Query("select \(field)").run(on: origin.table, options: options)
    guard let column = asked.resultSet.columns.first, asked.resultSet.columns.count == 1,
      asked.count == origin.table.rowCount
    else {
      throw QueryError(
        .typeMismatch, "`\(field)` is not one field", hint: "name a field of the table", about: field)
    }
    return (asked.resultSet.storage(of: column), try tableRows(limits))
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
