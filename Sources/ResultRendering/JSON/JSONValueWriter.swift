import Columnar
import Values

/// Writes values of columns as JSON, on one line, records and lists of any depth with a stack of its own.
struct JSONValueWriter {
  let nodes: [OutputNode]
  /// The records and lists that are begun and not ended, outermost first.
  private var levels: [Level] = []
  /// What is left of a long text that is begun and not ended.
  private var restOfText: StoredBytes?

  private struct Level {
    /// The next field's node, or the next element's row.
    var next: Int
    let end: Int
    /// Of a record: its row.
    let row: Int
    /// Of a list: the node of its elements.
    let element: Int?
    var isFirst = true
  }

  init(_ columns: [OutputColumn], leavingOut omitted: Set<FieldPath> = []) {
    nodes = OutputNode.nodes(for: columns, leavingOut: omitted)
  }

  /// A list may have millions of elements: so many fields and elements are written between two questions.
  private static let stepsAtOnce = 256

  /// Writes the value that node `node` has in row `row`; of a long one, what fills pieces is handed on meanwhile.
  mutating func write(_ node: Int, row: Int, into sink: ByteSink) throws {
    begin(node, row: row, to: &sink.pending)
    while isOpen {
      proceedSome(to: &sink.pending)
      guard isOpen else { return }
      try sink.tell(ofCells: JSONValueWriter.stepsAtOnce)
      try sink.handOnFullPieces()
    }
  }

  /// Appends the value to `output`, which the caller has yet to work on; `sink` is asked whether to go on.
  mutating func append(_ node: Int, row: Int, to output: inout [UInt8], asking sink: ByteSink) throws {
    begin(node, row: row, to: &output)
    while isOpen {
      proceedSome(to: &output)
      if isOpen { try sink.tell(ofCells: JSONValueWriter.stepsAtOnce) }
    }
  }

  /// True where something is begun and not ended.
  private var isOpen: Bool { !levels.isEmpty || restOfText != nil }

  private mutating func proceedSome(to output: inout [UInt8]) {
    var left = JSONValueWriter.stepsAtOnce
    while left > 0, isOpen {
      if let text = restOfText {
        proceed(with: text, to: &output)
        return
      }
      proceed(to: &output)
      left -= 1
    }
  }

  private mutating func proceed(with text: StoredBytes, to output: inout [UInt8]) {
    let piece = text.prefix(ByteSink.pieceSize)
    JSONText.writeContents(piece.span, to: &output)
    restOfText = text.dropFirst(piece.count)
    guard piece.endIndex == text.endIndex else { return }
    output.append(UInt8(ascii: "\""))
    restOfText = nil
  }

  /// Writes the next field or element of the innermost level, or its end.
  private mutating func proceed(to output: inout [UInt8]) {
    let last = levels.count - 1
    let level = levels[last]
    guard level.next < level.end else {
      output.append(level.element == nil ? UInt8(ascii: "}") : UInt8(ascii: "]"))
      levels.removeLast()
      return
    }
    levels[last].next += 1
    if let element = level.element {
      if !level.isFirst { output.append(UInt8(ascii: ",")) }
      levels[last].isFirst = false
      begin(element, row: level.next, to: &output)
    } else if !nodes[level.next].isAbsent(level.row) {
      if !level.isFirst { output.append(UInt8(ascii: ",")) }
      levels[last].isFirst = false
      output.append(contentsOf: nodes[level.next].key)
      begin(level.next, row: level.row, to: &output)
    }
  }

  /// Writes a scalar whole, and of a record or list the bracket that opens it.
  private mutating func begin(_ node: Int, row: Int, to output: inout [UInt8]) {
    if nodes[node].isNull(row) {
      output.append(contentsOf: "null".utf8)
      return
    }
    switch nodes[node].content {
    case .boolean(let box): output.append(contentsOf: (box.column.bits[row] ? "true" : "false").utf8)
    case .integer(let box): NumberText.write(box.column.value(row), to: &output)
    case .time(let box):
      output.append(UInt8(ascii: "\""))
      box.column.write(row, to: &output)
      output.append(UInt8(ascii: "\""))
    case .real(let box): NumberText.write(box.column.values[row], to: &output)
    case .text(let box):
      let text = box.column[row]
      guard text.count > ByteSink.pieceSize else { return JSONText.write(text.span, to: &output) }
      output.append(UInt8(ascii: "\""))
      restOfText = text
    case .mixed(let box): output.append(bytesOf: box.column.sources[row].span)
    case .record(let fields, let writtenAsText, let name):
      if let writtenAsText, writtenAsText[row], let name {
        begin(name, row: row, to: &output)
      } else {
        output.append(UInt8(ascii: "{"))
        levels.append(Level(next: fields.lowerBound, end: fields.upperBound, row: row, element: nil))
      }
    case .list(let box, let element):
      let rows = box.column.elementRows(row)
      output.append(UInt8(ascii: "["))
      levels.append(Level(next: rows.lowerBound, end: rows.upperBound, row: row, element: element))
    }
  }
}
