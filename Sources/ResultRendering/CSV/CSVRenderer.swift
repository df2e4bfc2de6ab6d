import Columnar
import Values

/// Writes an answer as CSV (RFC 4180): a header line, then a line a row, each ended by a line feed alone, as
/// the tools of Unix expect.
///
/// Null is empty and empty text is `""`, so that the two stay apart.
struct CSVRenderer {
  private let rows: RowSelection
  private let columns: [OutputColumn]
  private var jsonWriter: JSONValueWriter
  /// The JSON of a record or list before it is quoted.
  private var json: [UInt8] = []

  init(_ result: ResultSet) {
    rows = result.rows
    columns = OutputColumn.all(of: result)
    jsonWriter = JSONValueWriter(columns)
  }

  /// Writes the header, also where there are no rows, and all rows.
  mutating func render(into sink: ByteSink) throws {
    for index in columns.indices {
      if index > 0 { sink.pending.append(UInt8(ascii: ",")) }
      let name = Array(columns[index].name.utf8)
      CSVRenderer.append(name[...], to: &sink.pending)
    }
    try sink.write("\n".utf8)
    for row in 0..<rows.count {
      appendLine(row, to: &sink.pending)
      try sink.handOnFullPieces()
    }
  }

  private mutating func appendLine(_ row: Int, to output: inout [UInt8]) {
    let tableRow = rows[row]
    for index in columns.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      appendValue(index, row: columns[index].isComputed ? row : tableRow, to: &output)
    }
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func appendValue(_ index: Int, row: Int, to output: inout [UInt8]) {
    guard !jsonWriter.nodes[index].isNull(row) else { return }
    switch jsonWriter.nodes[index].content {
    case .boolean(let box): output.append(contentsOf: (box.column.bits[row] ? "true" : "false").utf8)
    case .integer(let box), .time(let box): box.column.write(row, to: &output)
    case .real(let box): NumberText.write(box.column.values[row], to: &output)
    case .text(let box): CSVRenderer.append(box.column[row], to: &output)
    case .mixed(let box): CSVRenderer.append(box.column.reading[row], to: &output)
    case .record, .list:
      json.removeAll(keepingCapacity: true)
      jsonWriter.write(index, row: row, to: &json)
      CSVRenderer.append(json[...], to: &output)
    }
  }

  /// Appends a text, in quotes where it needs them.
  private static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    guard text.isEmpty || text.contains(where: needsQuotes) else {
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

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
    default: false
    }
  }
}
