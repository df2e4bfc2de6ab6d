import Columnar

/// Writes an answer a line a value, `name = value`, with a blank line between rows. Nothing is ever cut or padded, so
/// that each line is found by its beginning.
struct LineRenderer {
  private var values: ShownValues
  private let style: TerminalStyle
  /// What stands before the values of a column: its name and the sign.
  private var beginnings: [[UInt8]] = []

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
      for index in beginnings.indices { appendLine(index, row, to: &sink.pending) }
      try sink.handOnFullPieces()
    }
  }

  private mutating func appendLine(_ index: Int, _ row: Int, to output: inout [UInt8]) {
    let isNull = values.isNull(index, row: row)
    output.append(contentsOf: beginnings[index])
    if isNull { style.begin(.faint, in: &output) }
    _ = values.append(index, row: row, upTo: .max, to: &output)
    if isNull { style.end(in: &output) }
    output.append(UInt8(ascii: "\n"))
  }
}
