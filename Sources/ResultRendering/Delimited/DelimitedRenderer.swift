import Columnar
import Values

/// Writes an answer as CSV (RFC 4180) or TSV, which follows the same rules: a header line, then a line a row, each
/// ended by a line feed alone, as the tools of Unix expect.
///
/// Null is empty and empty text is `""`, so that the two stay apart.
struct DelimitedRenderer {
  /// A comma or a tab.
  private let delimiter: UInt8
  private let rows: RowSelection
  private let columns: [OutputColumn]
  private var jsonWriter: JSONValueWriter
  /// The JSON of a record or list before it is quoted.
  private var json: [UInt8] = []

  init(_ result: ResultSet, delimiter: UInt8, mode: RecordMode?) {
    let omitted = result.omittedFields(in: mode)
    self.delimiter = delimiter
    rows = result.rows
    columns = OutputColumn.all(of: result, leavingOut: omitted)
    jsonWriter = JSONValueWriter(columns, leavingOut: omitted)
  }

  /// Writes the header, also where there are no rows, and all rows.
  mutating func render(into sink: ByteSink) throws {
    for index in columns.indices {
      if index > 0 { sink.pending.append(delimiter) }
      let name = Array(columns[index].name.utf8)
      append(name[...], to: &sink.pending)
    }
    try sink.write("\n".utf8)
    for row in 0..<rows.count {
      try writeLine(row, into: sink)
      try sink.handOnFullPieces()
    }
  }

  private mutating func writeLine(_ row: Int, into sink: ByteSink) throws {
    let tableRow = rows[row]
    for index in columns.indices {
      if index > 0 { sink.pending.append(delimiter) }
      let sourceRow = columns[index].isComputed ? row : tableRow
      switch jsonWriter.nodes[index].content {
      case .record, .list:
        guard !jsonWriter.nodes[index].isNull(sourceRow) else { continue }
        json.removeAll(keepingCapacity: true)
        try jsonWriter.append(index, row: sourceRow, to: &json, asking: sink)
        append(json[...], to: &sink.pending)
      case .boolean, .integer, .time, .real, .text, .mixed:
        appendScalar(index, row: sourceRow, to: &sink.pending)
      }
    }
    sink.pending.append(UInt8(ascii: "\n"))
  }

  private func appendScalar(_ index: Int, row: Int, to output: inout [UInt8]) {
    guard !jsonWriter.nodes[index].isNull(row) else { return }
    switch jsonWriter.nodes[index].content {
    case .boolean(let box): output.append(contentsOf: (box.column.bits[row] ? "true" : "false").utf8)
    case .integer(let box), .time(let box): box.column.write(row, to: &output)
    case .real(let box): NumberText.write(box.column.values[row], to: &output)
    case .text(let box): append(box.column[row], to: &output)
    case .mixed(let box): append(box.column.reading[row], to: &output)
    case .record, .list: preconditionFailure("records and lists are written as JSON")
    }
  }

  /// Appends a text, in quotes where it needs them.
  private func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard text.isEmpty || DelimitedRenderer.needsQuotes(text, delimiter) else {
      output.append(contentsOf: text)
      return
    }
    output.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func needsQuotes(_ text: ArraySlice<UInt8>, _ delimiter: UInt8) -> Bool {
    text.contains { byte in
      byte == delimiter || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r")
        || byte == UInt8(ascii: "\n")
    }
  }
}
