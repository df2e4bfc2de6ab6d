import Values

/// Reads lines of fields (RFC 4180, with commas or tabs) straight into builders: the first line has the names.
struct DelimitedReader: RecordReading {
  /// A field: where its text stands, without the quotes around it.
  private enum FieldText {
    case plain(Range<Int>)
    /// With doubled quotes.
    case doubled(Range<Int>)
  }

  var tree: BuilderTree
  private let separator: FieldSeparator
  let limits: ReadingLimits
  private var milestones: ReadingMilestones
  /// The builders of the columns; empty before the header was read.
  private var columns: [Int] = []
  private var position = 0
  private var plainLines: PlainLineFinder
  /// True where the input ends with the text: then what ends with it is whole.
  private var isLast = false
  /// How many absent values may still be written out.
  private(set) var absence: AbsenceAllowance
  private(set) var wantedPlaces: [Int: Range<Int>] = [:]
  var repeatedNames: RepeatedNames { RepeatedNames() }

  private static var quote: UInt8 { 0x22 }
  private static var lineFeed: UInt8 { 0x0A }
  private static var carriageReturn: UInt8 { 0x0D }

  init(
    tree: BuilderTree, separator: FieldSeparator, limits: ReadingLimits, absence: AbsenceAllowance,
    pace: ReadingPace
  ) {
    self.tree = tree
    self.separator = separator
    self.limits = limits
    self.absence = absence
    milestones = ReadingMilestones(pace)
    plainLines = PlainLineFinder(separator: separator.rawValue, lanes: tree.lanes)
  }

  mutating func begin(at start: Int, newBytes: Int, from position: Int) {
    milestones.begin(at: start)
    self.position = position
    absence.grow(byBytes: newBytes, limits)
  }

  mutating func beginLines() {}

  mutating func find(
    _ text: Span<UInt8>, isLast: Bool, until stop: Int
  ) throws(ReadingFault) -> ReadingProgress {
    self.isLast = isLast
    notePlainColumns()
    while position < stop {
      try milestones.pass(position)
      findPlain(text, until: min(stop, milestones.next))
      let lineStart = position
      guard lineStart < text.count else { return isLast ? .finished : .needsMore(from: lineStart) }
      guard lineStart < stop else { break }
      let row = tree.lanes.rows(of: BuilderTree.root)
      do throws(ReadingFault) {
        if columns.isEmpty {
          try readHeader(text)
          notePlainColumns()
        } else {
          try readRecord(text)
        }
      } catch {
        // What is wrong so near the end may be right when more has been read.
        guard !isLast, !error.isCancellation, text.count - position < JSONScanner.longestLook else {
          throw error
        }
        tree.removeRows(of: BuilderTree.root, from: row)
        position = lineStart
        return .needsMore(from: lineStart)
      }
    }
    return .stopped(at: position)
  }

  /// Finds the values of lines as long as they are as they should be, or until the caller wants to be asked.
  private mutating func findPlain(_ text: Span<UInt8>, until stop: Int) {
    guard !plainLines.columns.isEmpty else { return }
    position = plainLines.find(text, from: position, until: stop, mostRows: limits.rows - tree.rowCount)
  }

  /// Tells the finder of plain lines for which columns it finds values: for none where more is wanted than values.
  private mutating func notePlainColumns() {
    guard tree.wishes.isEmpty else { return }
    plainLines.columns = columns.map {
      PlainLineFinder.Column(builder: $0, isText: tree.builders[$0].hasTextsAmongOthers)
    }
  }

  // MARK: Lines

  private mutating func readHeader(_ text: Span<UInt8>) throws(ReadingFault) {
    var names: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    repeat {
      let place = position
      var name: [UInt8] = []
      switch try readField(text) {
      case .plain(let range): name.append(bytesOf: text.extracting(range))
      case .doubled(let range): DelimitedValue.appendText(text.extracting(range), to: &name)
      }
      guard !name.isEmpty else {
        throw ReadingFault(
          "column \(names.count + 1) has no name in the header line", at: place, to: position,
          hint: names.isEmpty && isAtLineEnd(text) ? "the first line has the names of the columns" : nil)
      }
      guard known.insert(name).inserted else {
        throw ReadingFault(
          "two columns have the name `\(String(decoding: name, as: UTF8.self))`", at: place, to: position)
      }
      names.append(name)
    } while takeSeparator(text)
    try endLine(text)
    for name in names {
      let column = tree.member(name, of: BuilderTree.root)
      tree.builders[column].isNamed = true
      columns.append(column)
    }
  }

  private mutating func readRecord(_ text: Span<UInt8>) throws(ReadingFault) {
    let lineStart = position
    let row = tree.lanes.rows(of: BuilderTree.root)
    guard tree.rowCount < limits.rows else {
      throw ReadingFault("the data have too many records", at: lineStart)
    }
    tree.lanes.append(FoundValue(.record), to: BuilderTree.root)
    var column = 0
    repeat {
      guard column < columns.count else { throw raggedLine(text, from: lineStart) }
      try findValue(text, of: columns[column], row)
      column &+= 1
    } while takeSeparator(text)
    try endLine(text)
    guard column == columns.count else { throw raggedLine(text, from: lineStart) }
    noteWanted(BuilderTree.root, from: lineStart)
  }

  private mutating func findValue(
    _ text: Span<UInt8>, of column: Int, _ row: Int
  ) throws(ReadingFault) {
    let place = position
    let missing = row - tree.lanes.rows(of: column)
    if missing > 0 {
      guard absence.take(missing) else { throw AbsenceAllowance.exceeded(at: place) }
      tree.lanes.append(absent: missing, to: column)
    }
    switch try readField(text) {
    case .plain(let range) where range.isEmpty && text[clamped: place] != DelimitedReader.quote:
      tree.lanes.append(FoundValue(.null), to: column)
    case .plain(let range):
      let value = DelimitedValue.typed(range, in: text)
      if let found = value.found {
        tree.lanes.append(found, to: column)
      } else {
        try tree.take(value.form, at: range, of: column, in: text, upTo: limits.textBytes)
      }
    case .doubled(let range):
      if let found = FoundValue(.quotedField, at: range) {
        tree.lanes.append(found, to: column)
      } else {
        try tree.take(.quotedField, at: range, of: column, in: text, upTo: limits.textBytes)
      }
    }
    if tree.seeksPlaces { noteWanted(column, from: place) }
  }

  private mutating func noteWanted(_ builder: Int, from place: Int) {
    guard tree.seeksPlaces, let number = tree.wantedPlace(builder) else { return }
    wantedPlaces[number] = milestones.start + place..<milestones.start + position
  }

  // MARK: Fields

  private mutating func readField(_ text: Span<UInt8>) throws(ReadingFault) -> FieldText {
    let field: FieldText
    if position < text.count, text[position] == DelimitedReader.quote {
      field = try readQuotedField(text)
    } else {
      let first = position
      try skipPlainField(text)
      field = .plain(first..<position)
    }
    // It may go on with what has not come yet.
    guard position < text.count || isLast else { throw JSONScanner(position: position).noValue(text) }
    return field
  }

  private mutating func skipPlainField(_ text: Span<UInt8>) throws(ReadingFault) {
    let end = FieldMarks.first(in: text, from: position, separator.rawValue)
    if end < text.count, text[end] == DelimitedReader.quote {
      throw ReadingFault(
        "a `\"` stands inside a field that does not begin with one", at: end, to: end + 1,
        hint: "a field with quotes stands in quotes, and each of them is doubled")
    }
    position = end
  }

  private mutating func readQuotedField(_ text: Span<UInt8>) throws(ReadingFault) -> FieldText {
    let opening = position
    var place = opening + 1
    var isPlain = true
    while true {
      let end = DelimitedReader.quotePlace(text, from: place)
      guard end < text.count else {
        position = end
        throw ReadingFault("the closing `\"` of a field is missing", at: opening, to: opening + 1)
      }
      position = end + 1
      guard text[clamped: position] == DelimitedReader.quote else {
        return isPlain ? .plain(opening + 1..<end) : .doubled(opening + 1..<end)
      }
      isPlain = false
      place = end + 2
    }
  }

  /// The first place from `start` on with a quote, or the end; eight bytes at a time, as in texts of JSON.
  private static func quotePlace(_ text: Span<UInt8>, from start: Int) -> Int {
    var place = start
    while true {
      place = JSONScanner.plainEnd(text, from: place)
      guard place < text.count, text[place] != quote else { return place }
      place &+= 1
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
