import Columnar

/// Draws an answer as a table with borders, and a line below that counts the rows.
///
/// Every cell is made twice, to find the widths and to write it, so that nothing of the answer is kept.
struct TableRenderer {
  private var cells: ShownValues
  private let rows: ShownRows
  private let options: RenderingOptions
  private let style: TerminalStyle
  private let borders: TableBorders
  /// The cell being written.
  private var cell: [UInt8] = []

  init(_ result: ResultSet, options: RenderingOptions) {
    cells = ShownValues(result)
    self.options = options
    rows = ShownRows(of: cells.rowCount, atMost: options.mostRows)
    style = TerminalStyle(isColored: options.isColored)
    borders = options.isASCII ? .ascii : .drawn
  }

  /// Writes the table, but for the rows in its middle that the options leave out.
  mutating func render(into sink: ByteSink) throws {
    if cells.columns.isEmpty {
      try sink.write(countLine(leftOut: 0).utf8)
      return
    }
    let layout = TableLayout(try demands(sink), fitting: options.width)
    appendBorder(borders.top, layout.widths, to: &sink.pending)
    appendHeader(layout.widths, to: &sink.pending)
    appendBorder(borders.middle, layout.widths, to: &sink.pending)
    try writeRows(rows.first, layout.widths, into: sink)
    if rows.omittedCount > 0 { appendOmission(layout.widths, to: &sink.pending) }
    try writeRows(rows.last, layout.widths, into: sink)
    appendBorder(borders.bottom, layout.widths, to: &sink.pending)
    try sink.write(countLine(leftOut: layout.leftOutCount).utf8)
  }

  private mutating func demands(_ sink: ByteSink) throws -> [TableLayout.Demand] {
    // A cell that fills the whole width need not be measured to its end.
    let limit = options.width.map { max($0, 1) } ?? .max
    return try cells.columns.indices.map { index in
      let widest = max(
        try widestCell(index, rows.first, upTo: limit, sink),
        try widestCell(index, rows.last, upTo: limit, sink))
      cell.removeAll(keepingCapacity: true)
      var demand = TableLayout.Demand(
        header: cells.appendName(index, upTo: limit, to: &cell), values: widest,
        isCuttable: cells.isCuttable(index))
      if index == options.pathColumn { demand.leastText = max(demand.leastText, limit / 3) }
      return demand
    }
  }

  private mutating func widestCell(
    _ index: Int, _ rows: Range<Int>, upTo limit: Int, _ sink: ByteSink
  ) throws -> Int {
    var widest = 0
    for row in rows {
      try sink.tell(ofCells: 1)
      cell.removeAll(keepingCapacity: true)
      widest = max(widest, try cells.append(index, row: row, upTo: limit, to: &cell, asking: sink))
    }
    return widest
  }

  private mutating func appendHeader(_ widths: [Int], to output: inout [UInt8]) {
    for (index, width) in widths.enumerated() {
      cell.removeAll(keepingCapacity: true)
      let used = cells.appendName(index, upTo: width, to: &cell)
      appendCell(index, padding: width - used, role: .strong, to: &output)
    }
    output.append(contentsOf: borders.side.utf8)
    output.append(UInt8(ascii: "\n"))
  }

  private mutating func writeRows(_ rows: Range<Int>, _ widths: [Int], into sink: ByteSink) throws {
    for row in rows {
      try writeRow(row, widths, into: sink)
      try sink.handOnFullPieces()
    }
  }

  private mutating func writeRow(_ row: Int, _ widths: [Int], into sink: ByteSink) throws {
    for (index, width) in widths.enumerated() {
      cell.removeAll(keepingCapacity: true)
      let isPath = index == options.pathColumn
      var used = try cells.append(index, row: row, upTo: isPath ? .max : width, to: &cell, asking: sink)
      if isPath, used > width { used = keepEnd(width) }
      let role: TerminalStyle.Role? = cells.isNull(index, row: row) ? .faint : nil
      appendCell(index, padding: width - used, role: role, to: &sink.pending)
    }
    sink.pending.append(contentsOf: borders.side.utf8)
    sink.pending.append(UInt8(ascii: "\n"))
  }

  /// Cuts the cell at hand at its beginning, to so many columns. Returns how many it then takes.
  private mutating func keepEnd(_ width: Int) -> Int {
    var text = Substring(decoding: cell, as: UTF8.self)
    var used = Int.max
    while used >= width, !text.isEmpty {
      text.removeFirst()
      cell.removeAll(keepingCapacity: true)
      used = PrintableText.append(text.utf8, to: &cell)
    }
    cell.insert(contentsOf: (options.isASCII ? "~" : "…").utf8, at: 0)
    return used + 1
  }

  /// Appends the cell at hand with the border before it and the spaces around it.
  private mutating func appendCell(
    _ index: Int, padding: Int, role: TerminalStyle.Role?, to output: inout [UInt8]
  ) {
    let isRightAligned = cells.isRightAligned(index)
    let spaces = repeatElement(UInt8(ascii: " "), count: padding)
    if options.isASCII { ASCIIEllipsis.replace(in: &cell) }
    output.append(contentsOf: borders.side.utf8)
    output.append(UInt8(ascii: " "))
    if isRightAligned { output.append(contentsOf: spaces) }
    if let role { style.begin(role, in: &output) }
    output.append(contentsOf: cell)
    if role != nil { style.end(in: &output) }
    if !isRightAligned { output.append(contentsOf: spaces) }
    output.append(UInt8(ascii: " "))
  }

  /// Appends the line that counts the rows left out. Of a very narrow table it stands out at the right.
  private func appendOmission(_ widths: [Int], to output: inout [UInt8]) {
    let omission = rows.omission(isASCII: options.isASCII)
    // Four columns are the borders and the spaces inside of them.
    let padding = TableLayout.total(widths) - 4 - omission.unicodeScalars.count
    output.append(contentsOf: borders.side.utf8)
    output.append(UInt8(ascii: " "))
    style.begin(.faint, in: &output)
    output.append(contentsOf: omission.utf8)
    style.end(in: &output)
    if padding >= 0 {
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: padding))
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: borders.side.utf8)
    }
    output.append(UInt8(ascii: "\n"))
  }

  private func appendBorder(
    _ corners: TableBorders.Corners, _ widths: [Int], to output: inout [UInt8]
  ) {
    for (index, width) in widths.enumerated() {
      output.append(contentsOf: (index == 0 ? corners.left : corners.middle).utf8)
      for _ in 0..<width + 2 { output.append(contentsOf: borders.line.utf8) }
    }
    output.append(contentsOf: corners.right.utf8)
    output.append(UInt8(ascii: "\n"))
  }

  private func countLine(leftOut: Int) -> String {
    let count = cells.rowCount == 1 ? "1 row" : "\(cells.rowCount) rows"
    let shown = rows.omittedCount > 0 ? ", \(rows.count) shown" : ""
    let end = "\(options.remark ?? "")\n"
    switch leftOut {
    case 0: return "\(count)\(shown)\(end)"
    case 1: return "\(count)\(shown), 1 column left out\(end)"
    default: return "\(count)\(shown), \(leftOut) columns left out\(end)"
    }
  }
}
