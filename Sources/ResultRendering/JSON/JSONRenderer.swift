import Columnar

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
    sink.pending.append(UInt8(ascii: "["))
    for row in 0..<rows.count {
      if row > 0 { sink.pending.append(UInt8(ascii: ",")) }
      try writeObject(row, into: sink)
      try sink.handOnFullPieces()
    }
    try sink.write("]\n".utf8)
  }

  /// Writes every row on a line of its own.
  mutating func renderLines(into sink: ByteSink) throws {
    for row in 0..<rows.count {
      try writeObject(row, into: sink)
      sink.pending.append(UInt8(ascii: "\n"))
      try sink.handOnFullPieces()
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
