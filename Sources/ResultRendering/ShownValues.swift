import Columnar
import Values

/// Makes the texts that formats for people show: numbers as they are, durations in their short form, records by
/// their name, everything free of control characters. Null is `null`, empty text is nothing.
struct ShownValues {
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
    switch jsonWriter.nodes[index].content {
    case .integer, .real: true
    case .time(let box): box.column.type == .duration
    case .boolean, .text, .mixed, .record, .list: false
    }
  }

  /// True for texts, and for records that are shown by their name.
  func isText(_ index: Int) -> Bool {
    switch jsonWriter.nodes[index].content {
    case .text, .mixed: true
    case .record(_, _, let name): name != nil
    case .boolean, .integer, .time, .real, .list: false
    }
  }

  /// True for what can be told apart at a glance without being a text or a number: booleans, dates, time stamps.
  func isNamelessLabel(_ index: Int) -> Bool {
    switch jsonWriter.nodes[index].content {
    case .boolean: true
    case .time(let box): box.column.type != .duration
    case .integer, .real, .text, .mixed, .record, .list: false
    }
  }

  /// How long the bar of a value is: a number, or a duration in microseconds. Nil for nulls and for all that is neither.
  func size(_ index: Int, row: Int) -> Double? {
    guard !isNull(index, row: row) else { return nil }
    let row = sourceRow(index, row)
    switch jsonWriter.nodes[index].content {
    case .integer(let box), .time(let box): return Double(box.column.value(row))
    case .real(let box): return box.column.values[row]
    case .boolean, .text, .mixed, .record, .list: return nil
    }
  }

  /// True for columns whose values may be cut without telling something wrong.
  func isCuttable(_ index: Int) -> Bool {
    switch jsonWriter.nodes[index].content {
    case .text, .mixed, .record, .list: true
    case .boolean, .integer, .time, .real: false
    }
  }

  func isNull(_ index: Int, row: Int) -> Bool {
    jsonWriter.nodes[index].isNull(sourceRow(index, row))
  }

  /// Appends the name of a column, cut to `limit` columns. Returns how many it takes.
  func appendName(_ index: Int, upTo limit: Int, to output: inout [UInt8]) -> Int {
    PrintableText.append(Array(columns[index].name.utf8)[...], upTo: limit, to: &output)
  }

  /// Appends the text of a value, cut to `limit` columns. Returns how many it takes. Of a long value `sink` is asked
  /// whether to go on.
  mutating func append(
    _ index: Int, row: Int, upTo limit: Int, to output: inout [UInt8], asking sink: ByteSink
  ) throws -> Int {
    try append(index, storageRow: sourceRow(index, row), upTo: limit, to: &output, asking: sink)
  }

  /// A record shows its name, if it has one; other records and lists are JSON.
  private mutating func append(
    _ node: Int, storageRow row: Int, upTo limit: Int, to output: inout [UInt8], asking sink: ByteSink
  ) throws -> Int {
    let start = output.count
    if jsonWriter.nodes[node].isNull(row) {
      output.append(contentsOf: "null".utf8)
    } else {
      switch jsonWriter.nodes[node].content {
      case .text(let box):
        return try ShownValues.append(box.column[row], upTo: limit, to: &output, asking: sink)
      case .mixed(let box):
        return try ShownValues.append(box.column.reading[row], upTo: limit, to: &output, asking: sink)
      case .record(_, _, let name?) where !jsonWriter.nodes[name].isNull(row):
        return try append(name, storageRow: row, upTo: limit, to: &output, asking: sink)
      case .record, .list: return try appendJSON(node, row: row, upTo: limit, to: &output, asking: sink)
      case .boolean(let box): output.append(contentsOf: (box.column.bits[row] ? "true" : "false").utf8)
      case .real(let box): NumberText.write(box.column.values[row], to: &output)
      case .integer(let box), .time(let box): ShownValues.append(box.column, row, to: &output)
      }
    }
    return ShownValues.cut(&output, from: start, to: limit)
  }

  private func sourceRow(_ index: Int, _ row: Int) -> Int { columns[index].isComputed ? row : rows[row] }

  private static func append(_ column: NumberColumn, _ row: Int, to output: inout [UInt8]) {
    if column.type == .duration {
      ExactDuration(microseconds: column.value(row)).writeForPeople(to: &output)
    } else {
      column.write(row, to: &output)
    }
  }

  private mutating func appendJSON(
    _ node: Int, row: Int, upTo limit: Int, to output: inout [UInt8], asking sink: ByteSink
  ) throws -> Int {
    json.removeAll(keepingCapacity: true)
    try jsonWriter.append(node, row: row, to: &json, asking: sink)
    return try ShownValues.append(json[...], upTo: limit, to: &output, asking: sink)
  }

  private static func append(
    _ text: some Collection<UInt8>, upTo limit: Int, to output: inout [UInt8], asking sink: ByteSink
  ) throws -> Int {
    try PrintableText.append(text, upTo: limit, to: &output) {
      try sink.tell(ofCells: ByteSink.cellsPerQuestion)
    }
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
