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
  /// True where the input ends with the text: then what ends with it is whole.
  private var isLast = false
  /// The text of a field with doubled quotes.
  private var scratch: [UInt8] = []
  private(set) var absentLeft: Int
  private(set) var wantedPlaces: [Int: Range<Int>] = [:]
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
    self.isLast = isLast
    while position < stop {
      let lineStart = position
      guard lineStart < text.count else { return isLast ? .finished : .needsMore(from: lineStart) }
      if lineStart >= nextQuestion { try askToGoOn() }
      let row = tree.builders[BuilderTree.root].count
      do throws(ReadingFault) {
        if columns.isEmpty { try readHeader(text) } else { try readRecord(text) }
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

  private mutating func askToGoOn() throws(ReadingFault) {
    if pace.isStopped { throw .cancelled }
    pace.tell(start + position)
    nextQuestion = position + ReadingWatch.stretch
  }

  // MARK: Lines

  private mutating func readHeader(_ text: Span<UInt8>) throws(ReadingFault) {
    var names: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    repeat {
      let place = position
      let name: [UInt8]
      switch try readField(text) {
      case .plain(let range): name = bytes(text.extracting(range))
      case .unquoted: name = scratch
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

  private func bytes(_ text: Span<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(bytesOf: text)
    return bytes
  }

  private mutating func readRecord(_ text: Span<UInt8>) throws(ReadingFault) {
    let lineStart = position
    let row = tree.builders[BuilderTree.root].count
    guard tree.rowCount < limits.rows else {
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
    if readWord(text, into: column) { return noteWanted(column, from: place) }
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
    noteWanted(column, from: place)
  }

  /// Reads a whole number of few digits, `true` or `false` where one is all of the field: most fields that are no texts
  /// are. False where it is something else, and nothing has been read.
  @inline(__always)
  private mutating func readWord(_ text: Span<UInt8>, into column: Int) -> Bool {
    guard position < text.count else { return false }
    switch text[position] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return readDigits(text, into: column)
    case UInt8(ascii: "t"), UInt8(ascii: "f"):
      var scanner = JSONScanner(position: position)
      guard let word = scanner.takeWord(text), isFieldEnd(text, scanner.position) else { return false }
      tree.builders[column].append(word)
      position = scanner.position
      return true
    default: return false
    }
  }

  @inline(__always)
  private mutating func readDigits(_ text: Span<UInt8>, into column: Int) -> Bool {
    var value: Int64 = 0
    var end = position
    while end < text.count {
      let digit = text[end] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      end &+= 1
    }
    let digits = end &- position
    // 18 digits are always fewer than 64 bits; more than one do not begin with a zero.
    guard digits <= 18, digits == 1 || text[position] != UInt8(ascii: "0"), isFieldEnd(text, end) else {
      return false
    }
    tree.builders[column].append(integer: value)
    position = end
    return true
  }

  @inline(__always)
  private func isFieldEnd(_ text: Span<UInt8>, _ place: Int) -> Bool {
    guard place < text.count else { return isLast }
    let byte = text[place]
    return byte == separator.rawValue || byte == DelimitedReader.lineFeed
      || byte == DelimitedReader.carriageReturn
  }

  @inline(__always)
  private mutating func noteWanted(_ builder: Int, from place: Int) {
    guard tree.seeksPlaces, let number = tree.wantedPlace(builder) else { return }
    wantedPlaces[number] = start + place..<start + position
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
    let separator = separator.rawValue
    var end = position
    while end &+ 8 <= text.count, hasNoSign(text, at: end, separator) { end &+= 8 }
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

  /// True where none of eight bytes ends a field or is a quote. May be false where a carry makes it seem so.
  @inline(__always)
  private func hasNoSign(_ text: Span<UInt8>, at place: Int, _ separator: UInt8) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Every bit pattern is a UInt64, and the bounds are checked.
    let word = text.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
    let separators = word ^ (ones &* UInt64(separator))
    let lineFeeds = word ^ (ones &* UInt64(DelimitedReader.lineFeed))
    let returns = word ^ (ones &* UInt64(DelimitedReader.carriageReturn))
    let quotes = word ^ (ones &* UInt64(DelimitedReader.quote))
    let found =
      (separators &- ones) & ~separators | (lineFeeds &- ones) & ~lineFeeds | (returns &- ones) & ~returns
      | (quotes &- ones) & ~quotes
    return found & (ones &* 0x80) == 0
  }

  private mutating func readQuotedField(_ text: Span<UInt8>) throws(ReadingFault) -> FieldText {
    let opening = position
    var partStart = opening + 1
    var isWhole = true
    scratch.removeAll(keepingCapacity: true)
    while true {
      let end = DelimitedReader.quotePlace(text, from: partStart)
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
