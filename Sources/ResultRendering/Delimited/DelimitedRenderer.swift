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
      append(name.span, to: &sink.pending)
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
      case .record(_, let writtenAsText?, let name?) where writtenAsText[sourceRow]:
        // The source had its name alone.
        if case .text(let box) = jsonWriter.nodes[name].content {
          try write(box.column[sourceRow].span, into: sink)
        }
      case .record, .list:
        guard !jsonWriter.nodes[index].isNull(sourceRow) else { continue }
        json.removeAll(keepingCapacity: true)
        try jsonWriter.append(index, row: sourceRow, to: &json, asking: sink)
        try write(json.span, into: sink)
      case .text(let box):
        if !jsonWriter.nodes[index].isNull(sourceRow) { try write(box.column[sourceRow].span, into: sink) }
      case .boolean, .integer, .time, .real, .mixed:
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
    case .mixed(let box): append(box.column.reading[row].span, to: &output)
    case .text, .record, .list: preconditionFailure("what may be long is written in pieces")
    }
  }

  /// Writes a text; of a long one, what fills pieces is handed on meanwhile.
  private func write(_ text: Span<UInt8>, into sink: ByteSink) throws {
    guard text.count > ByteSink.pieceSize else { return append(text, to: &sink.pending) }
    let isQuoted = DelimitedRenderer.needsQuotes(text, delimiter)
    if isQuoted { sink.pending.append(UInt8(ascii: "\"")) }
    for start in stride(from: 0, to: text.count, by: ByteSink.pieceSize) {
      let piece = text.extracting(start..<min(start + ByteSink.pieceSize, text.count))
      if isQuoted {
        appendDoublingQuotes(piece, to: &sink.pending)
      } else {
        sink.pending.append(bytesOf: piece)
      }
      try sink.tell(ofCells: ByteSink.cellsPerQuestion)
      try sink.handOnFullPieces()
    }
    if isQuoted { sink.pending.append(UInt8(ascii: "\"")) }
  }

  /// Appends a text, in quotes where it needs them.
  private func append(_ text: Span<UInt8>, to output: inout [UInt8]) {
    guard text.isEmpty || DelimitedRenderer.needsQuotes(text, delimiter) else {
      output.append(bytesOf: text)
      return
    }
    output.append(UInt8(ascii: "\""))
    appendDoublingQuotes(text, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  private func appendDoublingQuotes(_ text: Span<UInt8>, to output: inout [UInt8]) {
    for index in text.indices {
      if text[index] == UInt8(ascii: "\"") { output.append(text[index]) }
      output.append(text[index])
    }
  }

  private static func needsQuotes(_ text: Span<UInt8>, _ delimiter: UInt8) -> Bool {
    // The pointer does not leave the closure.
    text.withUnsafeBufferPointer { bytes in
      bytes.contains { byte in
        byte == delimiter || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r")
          || byte == UInt8(ascii: "\n")
      }
    }
  }
}
