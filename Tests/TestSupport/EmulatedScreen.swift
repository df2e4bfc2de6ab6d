/// What a terminal shows: as much of a VT100 as line editors and pagers use.
///
/// Control sequences that it does not know are kept in `unknown`, so that a test can see that nothing else was sent.
package struct EmulatedScreen {
  package private(set) var columns: Int
  package private(set) var lines: Int
  private var cells: [[Cell]]
  private var scrolledOff: [[Cell]] = []
  private var row = 0
  private var column = 0
  /// True behind a character in the last column: the next one begins a new line.
  private var isWrapPending = false
  private var style = ""
  private var parser = ControlParser()
  /// Sequences that the screen does not know.
  package private(set) var unknown: [String] = []
  /// True while the program has asked for pasted text to be marked.
  package private(set) var marksPastes = false

  private struct Cell: Equatable {
    var character: Character = " "
    /// The parameters of the last `m`, without those that end everything.
    var style = ""
    /// True for the second half of a wide character.
    var isContinuation = false
  }

  package init(columns: Int, lines: Int) {
    self.columns = columns
    self.lines = lines
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: lines)
  }

  /// The lines on the screen, without spaces at their ends and without empty ones at the end.
  package var text: String { EmulatedScreen.text(cells) }

  /// The same with the lines that have left the screen at its top.
  package var wholeText: String { EmulatedScreen.text(scrolledOff + cells) }

  /// The text that has a style, such as `1` for bold, piece by piece.
  package func styled(_ style: String) -> [String] {
    (scrolledOff + cells).flatMap { line in
      line.split { $0.style != style }.map { piece in String(piece.map(\.character)) }
    }
  }

  /// Where the cursor is, from 0.
  package var cursor: (row: Int, column: Int) { (row, column) }

  private static func text(_ cells: [[Cell]]) -> String {
    var rows = cells.map { line in
      var text = String(line.filter { !$0.isContinuation }.map(\.character))
      while text.last == " " { text.removeLast() }
      return text
    }
    while rows.last == "" { rows.removeLast() }
    return rows.joined(separator: "\n")
  }

  /// Takes what a program writes.
  package mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch parser.take(byte) {
      case nil: continue
      case .text(let scalar)?: put(scalar)
      case .control(let byte)?: obey(byte)
      case .sequence(let sequence)?: obey(sequence)
      }
    }
  }

  /// Gives the screen another size, as a window that is resized: what no longer fits is cut.
  package mutating func resize(columns: Int, lines: Int) {
    while cells.count > lines, row > 0 {
      scrolledOff.append(cells.removeFirst())
      row -= 1
    }
    cells = Array(cells.prefix(lines))
    while cells.count < lines { cells.append([]) }
    for index in cells.indices {
      cells[index] = Array(cells[index].prefix(columns))
      while cells[index].count < columns { cells[index].append(Cell()) }
    }
    (self.columns, self.lines) = (columns, lines)
    column = min(column, columns - 1)
    row = min(row, lines - 1)
    isWrapPending = false
  }

  // MARK: Characters

  private mutating func put(_ scalar: Unicode.Scalar) {
    if isCombining(scalar) { return }
    let width = isWide(scalar) ? 2 : 1
    if isWrapPending || column + width > columns {
      column = 0
      lineFeed()
    }
    isWrapPending = false
    for index in 0..<width where column + index < columns {
      cells[row][column + index] = Cell(
        character: index == 0 ? Character(scalar) : " ", style: style, isContinuation: index > 0)
    }
    column += width
    if column >= columns {
      column = columns - 1
      isWrapPending = true
    }
  }

  private func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  private func isWide(_ scalar: Unicode.Scalar) -> Bool {
    (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4C6).contains(scalar.value)
      || (0xAC00...0xD7A3).contains(scalar.value) || (0xFF01...0xFF60).contains(scalar.value)
  }

  private mutating func lineFeed() {
    if row + 1 < lines {
      row += 1
    } else {
      scrolledOff.append(cells.removeFirst())
      cells.append(Array(repeating: Cell(), count: columns))
    }
  }

  private mutating func obey(_ control: UInt8) {
    switch control {
    case 0x07: return
    case 0x08:
      column = max(column - 1, 0)
      isWrapPending = false
    case 0x09: column = min((column / 8 + 1) * 8, columns - 1)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D:
      column = 0
      isWrapPending = false
    default: unknown.append(String(control, radix: 16))
    }
  }

  // MARK: Sequences

  private mutating func obey(_ sequence: ControlParser.Sequence) {
    let count = max(sequence.numbers.first ?? 1, 1)
    if !["m", "h", "l"].contains(sequence.final) { isWrapPending = false }
    switch (sequence.prefix, sequence.final) {
    case ("[", "A"): row = max(row - count, 0)
    case ("[", "B"): row = min(row + count, lines - 1)
    case ("[", "C"): column = min(column + count, columns - 1)
    case ("[", "D"): column = max(column - count, 0)
    case ("[", "G"): column = min(count - 1, columns - 1)
    case ("[", "H"):
      row = min(count - 1, lines - 1)
      column = min(max(sequence.numbers.dropFirst().first ?? 1, 1) - 1, columns - 1)
    case ("[", "J"): eraseScreen(sequence.numbers.first ?? 0)
    case ("[", "K"): eraseLine(sequence.numbers.first ?? 0)
    case ("[", "P"):
      cells[row].removeSubrange(column..<min(column + count, columns))
      while cells[row].count < columns { cells[row].append(Cell()) }
    case ("[", "@"):
      cells[row].insert(contentsOf: Array(repeating: Cell(), count: count), at: column)
      cells[row] = Array(cells[row].prefix(columns))
    case ("[", "m"): style = sequence.numbers.filter { $0 != 0 }.map(String.init).joined(separator: ";")
    case ("[?", "h"), ("[?", "l"):
      if sequence.numbers == [2004] { marksPastes = sequence.final == "h" }
    case ("[", "h"), ("[", "l"), ("", "="), ("", ">"), ("(", _): return
    default: unknown.append(sequence.description)
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    switch part {
    case 0:
      eraseLine(0)
      for index in cells.indices where index > row { cells[index] = Array(repeating: Cell(), count: columns) }
    default: cells = Array(repeating: Array(repeating: Cell(), count: columns), count: lines)
    }
  }

  private mutating func eraseLine(_ part: Int) {
    let range = part == 0 ? column..<columns : part == 1 ? 0..<(column + 1) : 0..<columns
    for index in range { cells[row][index] = Cell() }
  }
}

/// Tells text, control characters and control sequences apart in what a program writes to a terminal.
struct ControlParser {
  struct Sequence: CustomStringConvertible {
    /// What stands between the escape and the numbers: `[`, `[?`, `(`.
    var prefix = ""
    var numbers: [Int] = []
    var final: Character = " "

    var description: String { "ESC \(prefix)\(numbers.map(String.init).joined(separator: ";"))\(final)" }
  }

  enum Item {
    case text(Unicode.Scalar)
    case control(UInt8)
    case sequence(Sequence)
  }

  /// The bytes of a sequence behind its escape; nil outside of one.
  private var sequence: [UInt8]?
  /// The bytes of a character of which more are to come.
  private var character: [UInt8] = []

  mutating func take(_ byte: UInt8) -> Item? {
    if let begun = sequence { return takeInSequence(byte, begun) }
    if byte == 0x1B {
      sequence = []
      return nil
    }
    if byte < 0x20 || byte == 0x7F { return .control(byte) }
    if byte < 0x80 { return .text(Unicode.Scalar(byte)) }
    character.append(byte)
    let expected = character[0] >= 0xF0 ? 4 : character[0] >= 0xE0 ? 3 : 2
    guard character.count == expected else { return nil }
    defer { character = [] }
    return String(decoding: character, as: UTF8.self).unicodeScalars.first.map(Item.text)
  }

  private mutating func takeInSequence(_ byte: UInt8, _ begun: [UInt8]) -> Item? {
    let bytes = begun + [byte]
    let isComplete =
      begun.isEmpty
      ? byte != UInt8(ascii: "[") && byte != UInt8(ascii: "(")
      : begun[0] == UInt8(ascii: "(") || (0x40...0x7E).contains(byte)
    guard isComplete else {
      sequence = bytes
      return nil
    }
    sequence = nil
    var found = Sequence()
    let text = String(decoding: bytes.dropLast(), as: UTF8.self)
    found.prefix = String(text.prefix { !$0.isNumber && $0 != ";" })
    found.numbers = text.dropFirst(found.prefix.count).split(separator: ";").compactMap { Int($0) }
    found.final = Character(Unicode.Scalar(byte))
    return .sequence(found)
  }
}
