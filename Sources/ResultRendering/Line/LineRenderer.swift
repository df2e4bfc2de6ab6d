import Columnar

/// Writes an answer a line a value, `name = value`, with a blank line between rows. Nothing is ever cut or padded, so
/// that each line is found by its beginning.
struct LineRenderer {
  private var values: ShownValues
  private let style: TerminalStyle
  /// What stands before the values of a column: its name and the sign.
  private var beginnings: [[UInt8]] = []
  /// The value being written.
  private var value: [UInt8] = []

  init(_ result: ResultSet, options: RenderingOptions) {
    values = ShownValues(result)
    style = TerminalStyle(isColored: options.isColored)
    for index in values.columns.indices {
      var beginning: [UInt8] = []
      style.begin(.strong, in: &beginning)
      _ = values.appendName(index, upTo: .max, to: &beginning)
      style.end(in: &beginning)
      beginnings.append(beginning + Array(" = ".utf8))
    }
  }

  /// Writes all rows; nothing where there are none.
  mutating func render(into sink: ByteSink) throws {
    guard !beginnings.isEmpty else { return }
    for row in 0..<values.rowCount {
      if row > 0 { sink.pending.append(UInt8(ascii: "\n")) }
      for index in beginnings.indices { try writeLine(index, row, into: sink) }
      try sink.handOnFullPieces()
    }
  }

  private mutating func writeLine(_ index: Int, _ row: Int, into sink: ByteSink) throws {
    let isNull = values.isNull(index, row: row)
    sink.pending.append(contentsOf: beginnings[index])
    if isNull { style.begin(.faint, in: &sink.pending) }
    value.removeAll(keepingCapacity: true)
    _ = try values.append(index, row: row, upTo: .max, to: &value, asking: sink)
    sink.pending.append(contentsOf: value)
    if isNull { style.end(in: &sink.pending) }
    sink.pending.append(UInt8(ascii: "\n"))
  }
}
