import Values

/// Reads lines of fields (RFC 4180, with commas or tabs) straight into builders: the first line has the names.
struct DelimitedReader: RecordReading {
  /// A field: where its text stands, or that it had to be put together.
  private enum FieldText {
    case plain(Range<Int>)
    case unquoted
  }

  var tree: BuilderTree
  private let separator: FieldSeparator
  private let limits: ReadingLimits
  private let pace: ReadingPace
  /// The builders of the columns; empty before the header was read.
  private var columns: [Int] = []
  /// Where the bytes that are read begin in their input.
  private var start = 0
  private var position = 0
  private var nextQuestion = 0
  /// The text of a field with doubled quotes.
  private var scratch: [UInt8] = []
  private(set) var absentLeft: Int
  private(set) var wantedPlace: Range<Int>?
  var repeatedNames: RepeatedNames { RepeatedNames() }

  private static var quote: UInt8 { 0x22 }
  private static var lineFeed: UInt8 { 0x0A }
  private static var carriageReturn: UInt8 { 0x0D }

  init(
    tree: BuilderTree, separator: FieldSeparator, limits: ReadingLimits, absentLeft: Int, pace: ReadingPace
  ) {
    self.tree = tree
    self.separator = separator
    self.limits = limits
    self.pace = pace
    self.absentLeft = absentLeft
  }

  mutating func begin(at start: Int, newBytes: Int, from position: Int) {
    self.start = start
    self.position = position
    nextQuestion = 0
    let (more, overflow) = newBytes.multipliedReportingOverflow(by: limits.absentPerByte)
    let (sum, sumOverflow) = absentLeft.addingReportingOverflow(more)
    absentLeft = overflow || sumOverflow ? .max : sum
  }

  mutating func beginLines() {}

  mutating func advance(
    _ text: Span<UInt8>, isLast: Bool, until stop: Int
  ) throws(ReadingFault) -> ReadingProgress {
    while position < stop {
      let lineStart = position
      guard lineStart < text.count else { return isLast ? .finished : .needsMore(from: lineStart) }
      if lineStart >= nextQuestion { try askToGoOn() }
      let row = tree.builders[BuilderTree.root].count
      let isHeader = columns.isEmpty
      do throws(ReadingFault) {
        if isHeader { try readHeader(text) } else { try readRecord(text) }
        guard !isLast, position == text.count, text[position - 1] != DelimitedReader.lineFeed else {
          continue
        }
      } catch {
        // What is wrong so near the end may be right when more has been read.
        guard !isLast, !error.isCancellation, text.count - position < JSONScanner.longestLook else {
          throw error
        }
      }
      tree.removeRows(of: BuilderTree.root, from: row)
      if isHeader { columns = [] }
      position = lineStart
      return .needsMore(from: lineStart)
    }
    return .stopped(at: position)
  }

  private mutating func askToGoOn() throws(ReadingFault) {
    if pace.isStopped { throw .cancelled }
    pace.tell(start + position)
    nextQuestion = position + ReadingWatch.stretch
  }

  // MARK: Lines

  private mutating func readHeader(_ text: Span<UInt8>) throws(ReadingFault) {
    repeat {
      let place = position
      let name: [UInt8]
      switch try readField(text) {
      case .plain(let range): name = bytes(text.extracting(range))
      case .unquoted: name = scratch
      }
      guard !name.isEmpty else {
        throw ReadingFault(
          "column \(columns.count + 1) has no name in the header line", at: place, to: position,
          hint: columns.isEmpty && isAtLineEnd(text) ? "the first line has the names of the columns" : nil)
      }
      if let earlier = tree.builders[BuilderTree.root].member(name), columns.contains(earlier) {
        throw ReadingFault(
          "two columns have the name `\(String(decoding: name, as: UTF8.self))`", at: place, to: position)
      }
      columns.append(tree.member(name, of: BuilderTree.root))
    } while takeSeparator(text)
    try endLine(text)
  }

  private func bytes(_ text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(bytesOf: text)
    return bytes
  }

  private mutating func readRecord(_ text: Span<UInt8>) throws(ReadingFault) {
    let lineStart = position
    let root = tree.builders[BuilderTree.root]
    let row = root.count
    guard root.sealedCount + row < limits.rows else {
      throw ReadingFault("the data have too many records", at: lineStart)
    }
    tree.builders[BuilderTree.root].append(.record)
    var column = 0
    repeat {
      guard column < columns.count else { throw raggedLine(text, from: lineStart) }
      try readValue(text, into: columns[column], row)
      column &+= 1
    } while takeSeparator(text)
    try endLine(text)
    guard column == columns.count else { throw raggedLine(text, from: lineStart) }
    noteWanted(BuilderTree.root, from: lineStart)
  }

  private mutating func readValue(
    _ text: Span<UInt8>, into column: Int, _ row: Int
  ) throws(ReadingFault) {
    let place = position
    let missing = row - tree.builders[column].count
    if missing > 0 {
      absentLeft -= missing
      guard absentLeft >= 0 else { throw JSONReader.tooSparse(at: place) }
      tree.builders[column].pad(to: row)
    }
    let isShort: Bool
    switch try readField(text) {
    case .plain(let range) where range.isEmpty && text[clamped: place] != DelimitedReader.quote:
      tree.builders[column].append(.null)
      isShort = true
    case .plain(let range):
      isShort = DelimitedValue.append(text.extracting(range), to: &tree.builders[column], limits)
    case .unquoted:
      var characters: [UInt8] = []
      // The same memory each time.
      swap(&characters, &scratch)
      defer { swap(&characters, &scratch) }
      isShort = DelimitedValue.append(characters.span, to: &tree.builders[column], limits)
    }
    guard isShort else {
      throw ReadingFault("the texts of `\(tree.name(of: column))` are too long together", at: place)
    }
    if column == tree.wantedBuilder { noteWanted(column, from: place) }
  }

  private mutating func noteWanted(_ builder: Int, from place: Int) {
    guard tree.isWanted(builder) else { return }
    wantedPlace = start + place..<start + position
  }

  // MARK: Fields

  private mutating func readField(_ text: Span<UInt8>) throws(ReadingFault) -> FieldText {
    guard position < text.count, text[position] == DelimitedReader.quote else {
      let first = position
      try skipPlainField(text)
      return .plain(first..<position)
    }
    return try readQuotedField(text)
  }

  private mutating func skipPlainField(_ text: Span<UInt8>) throws(ReadingFault) {
    let separator = separator.rawValue
    var end = position
    while end < text.count {
      let byte = text[end]
      // All bytes that matter lie below `-`, most that do not lie above.
      if byte <= 0x2C {
        if byte == separator || byte == DelimitedReader.lineFeed || byte == DelimitedReader.carriageReturn {
          break
        }
        if byte == DelimitedReader.quote {
          throw ReadingFault(
            "a `\"` stands inside a field that does not begin with one", at: end, to: end + 1,
            hint: "a field with quotes stands in quotes, and each of them is doubled")
        }
      }
      end &+= 1
    }
    position = end
  }

  private mutating func readQuotedField(_ text: Span<UInt8>) throws(ReadingFault) -> FieldText {
    let opening = position
    var partStart = opening + 1
    var isWhole = true
    scratch.removeAll(keepingCapacity: true)
    while true {
      var end = partStart
      while end < text.count, text[end] != DelimitedReader.quote { end &+= 1 }
      guard end < text.count else {
        position = end
        throw ReadingFault("the closing `\"` of a field is missing", at: opening, to: opening + 1)
      }
      position = end + 1
      if text[clamped: position] == DelimitedReader.quote {
        isWhole = false
        scratch.append(bytesOf: text.extracting(partStart...end))
        partStart = end + 2
        continue
      }
      if isWhole { return .plain(partStart..<end) }
      scratch.append(bytesOf: text.extracting(partStart..<end))
      return .unquoted
    }
  }

  private mutating func takeSeparator(_ text: Span<UInt8>) -> Bool {
    guard text[clamped: position] == separator.rawValue else { return false }
    position += 1
    return true
  }

  private func isAtLineEnd(_ text: Span<UInt8>) -> Bool {
    switch text[clamped: position] {
    case nil, DelimitedReader.lineFeed: true
    case DelimitedReader.carriageReturn: text[clamped: position + 1] == DelimitedReader.lineFeed
    default: false
    }
  }

  /// Reads the end of a line, behind a field.
  private mutating func endLine(_ text: Span<UInt8>) throws(ReadingFault) {
    guard isAtLineEnd(text) else {
      let found = JSONScanner(position: position).found(text)
      throw ReadingFault(
        text[clamped: position] == DelimitedReader.carriageReturn
          ? "a carriage return stands alone, where the end of a line is a line feed"
          : "\(found) stands behind the closing `\"` of a field, where \(separator.name) or the end of the line is wanted",
        at: position, to: position + 1)
    }
    if text[clamped: position] == DelimitedReader.carriageReturn { position += 1 }
    position = min(position + 1, text.count)
  }

  /// Counts the fields of a line, up to its end.
  private mutating func raggedLine(_ text: Span<UInt8>, from lineStart: Int) -> ReadingFault {
    position = lineStart
    var count = 0
    repeat { count += 1 } while (try? readField(text)) != nil && takeSeparator(text)
    let end = position
    return ReadingFault(
      "a line has \(count) field\(count == 1 ? "" : "s") where the header has \(columns.count)",
      at: lineStart,
      to: end, hint: end == lineStart ? "take the empty line out" : nil)
  }
}

extension Span<UInt8> {
  /// The byte at a place; nil where there is none.
  fileprivate subscript(clamped position: Int) -> UInt8? { position < count ? self[position] : nil }
}
