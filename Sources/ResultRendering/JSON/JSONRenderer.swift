import Columnar
import Values

/// Writes an answer as JSON: one array, or an object a line.
struct JSONRenderer {
  private let rows: RowSelection
  private let columns: [OutputColumn]
  /// A whole record lacks the keys that it came without; what `select` asked for is always there.
  private let leavesOutAbsentKeys: Bool
  private var writer: JSONValueWriter

  init(_ result: ResultSet, mode: RecordMode?) {
    let omitted = result.omittedFields(in: mode)
    rows = result.rows
    columns = OutputColumn.all(of: result, leavingOut: omitted)
    leavesOutAbsentKeys = result.isWholeRecords
    writer = JSONValueWriter(columns, leavingOut: omitted)
  }

  /// Writes all rows as one array on one line.
  mutating func renderArray(into sink: ByteSink) throws {
    try appendArray(to: sink)
    try sink.write("\n".utf8)
  }

  /// Writes every row on a line of its own.
  mutating func renderLines(into sink: ByteSink) throws {
    for row in 0..<rows.count {
      try writeObject(row, into: sink)
      sink.pending.append(UInt8(ascii: "\n"))
      try sink.handOnFullPieces()
    }
  }

  /// Writes the rows as Launch Library 2 sends them, on one line.
  mutating func render(in frame: AnswerFrame, into sink: ByteSink) throws {
    switch frame {
    case .page(let count, let next, let previous):
      try sink.write("{\"count\":\(count),\"next\":".utf8)
      appendText(next, to: &sink.pending)
      try sink.write(",\"previous\":".utf8)
      appendText(previous, to: &sink.pending)
      try sink.write(",\"results\":".utf8)
      try appendArray(to: sink)
      try sink.write("}\n".utf8)
    case .bareRecord:
      if rows.count > 0 { try writeObject(0, into: sink) }
      try sink.write("\n".utf8)
    }
  }

  private mutating func appendArray(to sink: ByteSink) throws {
    sink.pending.append(UInt8(ascii: "["))
    for row in 0..<rows.count {
      if row > 0 { sink.pending.append(UInt8(ascii: ",")) }
      try writeObject(row, into: sink)
      try sink.handOnFullPieces()
    }
    sink.pending.append(UInt8(ascii: "]"))
  }

  private func appendText(_ text: String?, to output: inout [UInt8]) {
    if let text {
      JSONText.write(Array(text.utf8).span, to: &output)
    } else {
      output.append(contentsOf: "null".utf8)
    }
  }

  private mutating func writeObject(_ row: Int, into sink: ByteSink) throws {
    let tableRow = rows[row]
    sink.pending.append(UInt8(ascii: "{"))
    var isFirst = true
    for index in columns.indices {
      let sourceRow = columns[index].isComputed ? row : tableRow
      if leavesOutAbsentKeys, writer.nodes[index].isAbsent(sourceRow) { continue }
      if !isFirst { sink.pending.append(UInt8(ascii: ",")) }
      isFirst = false
      sink.pending.append(contentsOf: writer.nodes[index].key)
      try writer.write(index, row: sourceRow, into: sink)
    }
    sink.pending.append(UInt8(ascii: "}"))
  }
}
