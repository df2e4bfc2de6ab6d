import Columnar

/// Writes an answer as a table of GitHub's Markdown: a header, a line that aligns numbers to the right, a line a row.
///
/// Columns are padded by the width of what they show, so that the source reads as a table too. Every cell is made
/// twice, to find the widths and to write it, so that nothing of the answer is kept. Nothing is ever cut.
struct MarkdownRenderer {
  /// The line below the header has three characters in each column at least.
  private static let leastWidth = 3

  private var values: ShownValues
  /// The text of a cell, and then what stands for it.
  private var text: [UInt8] = []
  private var cell: [UInt8] = []

  init(_ result: ResultSet) { values = ShownValues(result) }

  /// Writes the whole table; nothing for an answer without columns.
  mutating func render(into sink: ByteSink) throws {
    guard !values.columns.isEmpty else { return }
    let widths = try values.columns.indices.map { try width(of: $0, sink) }
    for index in widths.indices {
      let used = try makeName(index, sink)
      appendCell(
        padding: widths[index] - used, isRightAligned: values.isRightAligned(index), to: &sink.pending)
    }
    endLine(&sink.pending)
    for index in widths.indices { appendRule(index, widths[index], to: &sink.pending) }
    endLine(&sink.pending)
    for row in 0..<values.rowCount {
      for index in widths.indices {
        let used = try makeCell(index, row: row, sink)
        appendCell(
          padding: widths[index] - used, isRightAligned: values.isRightAligned(index), to: &sink.pending)
      }
      endLine(&sink.pending)
      try sink.handOnFullPieces()
    }
  }

  private mutating func width(of index: Int, _ sink: ByteSink) throws -> Int {
    var widest = max(MarkdownRenderer.leastWidth, try makeName(index, sink))
    for row in 0..<values.rowCount {
      try sink.tell(ofCells: 1)
      widest = max(widest, try makeCell(index, row: row, sink))
    }
    return widest
  }

  /// Makes the cell of a value. Returns its width.
  private mutating func makeCell(_ index: Int, row: Int, _ sink: ByteSink) throws -> Int {
    text.removeAll(keepingCapacity: true)
    let width = try values.append(index, row: row, upTo: .max, to: &text, asking: sink)
    return width + (try escapeText(sink))
  }

  private mutating func makeName(_ index: Int, _ sink: ByteSink) throws -> Int {
    text.removeAll(keepingCapacity: true)
    let width = values.appendName(index, upTo: .max, to: &text)
    return width + (try escapeText(sink))
  }

  private mutating func escapeText(_ sink: ByteSink) throws -> Int {
    cell.removeAll(keepingCapacity: true)
    return try MarkdownText.append(text[...], to: &cell) { try sink.tell(ofCells: ByteSink.cellsPerQuestion) }
  }

  private func appendCell(padding: Int, isRightAligned: Bool, to output: inout [UInt8]) {
    let spaces = repeatElement(UInt8(ascii: " "), count: padding)
    output.append(contentsOf: "| ".utf8)
    if isRightAligned { output.append(contentsOf: spaces) }
    output.append(contentsOf: cell)
    if !isRightAligned { output.append(contentsOf: spaces) }
    output.append(UInt8(ascii: " "))
  }

  /// Appends a column's part of the line below the header: dashes, and a colon where its values stand at the right.
  private func appendRule(_ index: Int, _ width: Int, to output: inout [UInt8]) {
    let isRightAligned = values.isRightAligned(index)
    output.append(contentsOf: "| ".utf8)
    output.append(
      contentsOf: repeatElement(UInt8(ascii: "-"), count: isRightAligned ? width - 1 : width))
    output.append(contentsOf: (isRightAligned ? ": " : " ").utf8)
  }

  private func endLine(_ output: inout [UInt8]) { output.append(contentsOf: "|\n".utf8) }
}
