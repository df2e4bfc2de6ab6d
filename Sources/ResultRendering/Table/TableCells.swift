import Columnar
import Values

/// Makes the texts in the cells of a drawn table.
struct TableCells {
  let columns: [OutputColumn]
  private let rows: RowSelection
  private var jsonWriter: JSONValueWriter
  /// The JSON of a record or list before it is made printable.
  private var json: [UInt8] = []

  init(_ result: ResultSet) {
    columns = OutputColumn.forPeople(of: result)
    rows = result.rows
    jsonWriter = JSONValueWriter(columns)
  }

  var rowCount: Int { rows.count }

  /// True for columns whose values stand at the right: numbers and lengths of time.
  func isRightAligned(_ index: Int) -> Bool {
    switch columns[index].column {
    case .real: true
    case .number(let column): column.type == .integer || column.type == .duration
    case .boolean, .text, .mixed, .record, .list: false
    }
  }

  /// True for columns whose values may be cut without telling something wrong.
  func isCuttable(_ index: Int) -> Bool {
    switch columns[index].column {
    case .text, .mixed, .record, .list: true
    case .boolean, .number, .real: false
    }
  }

  func isNull(_ index: Int, row: Int) -> Bool {
    columns[index].column.nullity.isNull(sourceRow(index, row))
  }

  /// Appends the text of a cell, cut to `limit` columns. Returns how many it takes.
  mutating func append(_ index: Int, row: Int, upTo limit: Int, to output: inout [UInt8]) -> Int {
    let column = columns[index].column
    let row = sourceRow(index, row)
    let start = output.count
    if column.nullity.isNull(row) {
      output.append(contentsOf: "null".utf8)
    } else {
      switch column {
      case .text(let texts): return PrintableText.append(texts[row], upTo: limit, to: &output)
      case .mixed(let mixed): return PrintableText.append(mixed.reading[row], upTo: limit, to: &output)
      case .record, .list: return appendNested(index, row: row, upTo: limit, to: &output)
      case .boolean(let booleans): output.append(contentsOf: (booleans.bits[row] ? "true" : "false").utf8)
      case .real(let reals): NumberText.write(reals.values[row], to: &output)
      case .number(let numbers): TableCells.append(numbers, row, to: &output)
      }
    }
    return TableCells.cut(&output, from: start, to: limit)
  }

  private func sourceRow(_ index: Int, _ row: Int) -> Int { columns[index].isComputed ? row : rows[row] }

  private static func append(_ column: NumberColumn, _ row: Int, to output: inout [UInt8]) {
    if column.type == .duration {
      ExactDuration(microseconds: column.value(row)).writeForPeople(to: &output)
    } else {
      column.write(row, to: &output)
    }
  }

  /// A record shows its name, if it has one; all else is JSON.
  private mutating func appendNested(
    _ index: Int, row: Int, upTo limit: Int, to output: inout [UInt8]
  ) -> Int {
    if case .record(let record) = columns[index].column, let field = record.textNameField,
      let names = record.children[field].texts, !names.nullity.isNull(row)
    {
      return PrintableText.append(names[row], upTo: limit, to: &output)
    }
    json.removeAll(keepingCapacity: true)
    jsonWriter.write(index, row: row, to: &json)
    return PrintableText.append(json[...], upTo: limit, to: &output)
  }

  /// Cuts ASCII. Returns the columns that are left.
  private static func cut(_ output: inout [UInt8], from start: Int, to limit: Int) -> Int {
    let width = output.count - start
    guard width > limit else { return width }
    output.removeSubrange((start + limit - 1)...)
    output.append(contentsOf: "…".utf8)
    return limit
  }
}
