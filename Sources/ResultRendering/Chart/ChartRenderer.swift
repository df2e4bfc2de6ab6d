import Columnar

/// Draws an answer as a horizontal bar a row, its label and its value before it.
///
/// Labels and values are made twice, to find their widths and to write them, so that nothing of the answer is kept.
struct ChartRenderer {
  private var values: ShownValues
  private let columns: ChartColumns
  private let rows: ShownRows
  private let options: RenderingOptions
  private let style: TerminalStyle

  /// Throws where the answer has nothing to label or to size bars by.
  init(_ result: ResultSet, options: RenderingOptions) throws(RenderingRefused) {
    values = ShownValues(result)
    guard let columns = ChartColumns(of: values) else {
      guard let refusal = ChartColumns.refusal(of: values) else {
        preconditionFailure("what has both columns is a chart")
      }
      throw RenderingRefused(refusal)
    }
    self.columns = columns
    self.options = options
    rows = ShownRows(of: values.rowCount, atMost: options.mostRows)
    style = TerminalStyle(isColored: options.isColored)
  }

  /// Writes the whole chart; nothing where there are no rows.
  mutating func render(into sink: ByteSink) throws {
    let line = try measured(sink)
    for row in rows.first { try write(row, line, into: sink) }
    if rows.omittedCount > 0 {
      style.begin(.faint, in: &sink.pending)
      sink.pending.append(contentsOf: rows.omission(isASCII: options.isASCII).utf8)
      style.end(in: &sink.pending)
      sink.pending.append(UInt8(ascii: "\n"))
    }
    for row in rows.last { try write(row, line, into: sink) }
  }

  /// Finds the widths and the scale.
  private mutating func measured(_ sink: ByteSink) throws -> BarLine {
    let limit = options.width.map { max($0, 1) } ?? .max
    var (labels, shown) = (0, 0)
    var (smallest, largest) = (0.0, 0.0)
    for part in [rows.first, rows.last] {
      for row in part {
        try sink.tell(ofCells: 2)
        labels = max(labels, try make(columns.label, row, upTo: limit, sink).width)
        shown = max(shown, try make(columns.size, row, upTo: limit, sink).width)
        guard let size = values.size(columns.size, row: row), size.isFinite else { continue }
        smallest = min(smallest, size)
        largest = max(largest, size)
      }
    }
    let layout = BarLayout(labels: labels, values: shown, fitting: options.width)
    let scale = BarScale(
      from: smallest, to: largest, in: layout.barColumns, isASCII: options.isASCII)
    return BarLine(layout: layout, scale: scale, style: style)
  }

  private mutating func write(_ row: Int, _ line: BarLine, into sink: ByteSink) throws {
    let label = try make(columns.label, row, upTo: line.layout.labelColumns, sink)
    let value = try make(columns.size, row, upTo: line.layout.valueColumns, sink)
    line.append(
      label: label, isFaint: values.isNull(columns.label, row: row), value: value,
      size: values.size(columns.size, row: row), to: &sink.pending)
    try sink.handOnFullPieces()
  }

  private mutating func make(
    _ column: Int, _ row: Int, upTo limit: Int, _ sink: ByteSink
  ) throws -> BarLine.Part {
    var text: [UInt8] = []
    let width = try values.append(column, row: row, upTo: max(limit, 1), to: &text, asking: sink)
    if options.isASCII, width == limit { ASCIIEllipsis.replace(in: &text) }
    return BarLine.Part(text: text, width: width)
  }
}
