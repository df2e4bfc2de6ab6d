import Values

/// Reads the records of one input of JSON, in whichever form they come: an array, pages of results, objects behind one
/// another.
///
/// It goes step by step: a step reads a whole record, or a whole value around records, or nothing.
struct JSONDocuments: RecordReading {
  private enum Place {
    /// Before an object or the end of the input.
    case objects(isFirst: Bool)
    /// In a page, behind a member and before the next; −1 before the first.
    case members(previous: Int, hasResults: Bool)
    /// In an array of records: before the bracket, or behind a record. `page` is the member that has the array.
    case records(isFirst: Bool, page: Int?)
    case behindArray
  }

  private var reader: JSONReader
  private var place: Place
  /// Whether objects are pages; nil before the first one.
  private(set) var arePages: Bool?
  /// Where the page began, in the input.
  private var pageStart = 0
  /// Where the first object stands, in the input, if it has nothing but a text called `detail`: alone it is what LL2
  /// sends in the place of data.
  private var refusal: Range<Int>?

  var tree: BuilderTree {
    get { reader.tree }
    _modify { yield &reader.tree }
  }
  var limits: ReadingLimits { reader.limits }
  var absence: AbsenceAllowance { reader.absence }
  var wantedPlaces: [Int: Range<Int>] { reader.wantedPlaces }
  var repeatedNames: RepeatedNames { reader.repeatedNames }

  /// - Parameters:
  ///   - isArray: True where all of the data are one array.
  ///   - isLines: True where objects are known to be records.
  init(_ reader: JSONReader, isArray: Bool, isLines: Bool = false) {
    self.reader = reader
    place = isArray ? .records(isFirst: true, page: nil) : .objects(isFirst: true)
    if isArray || isLines { arePages = false }
    if isArray { self.reader.outerDepth = 1 }
    self.reader.tree.builders[BuilderTree.root].isJSON = true
  }

  mutating func begin(at start: Int, newBytes: Int, from position: Int) {
    reader.begin(at: start, newBytes: newBytes)
    reader.scanner.position = position
  }

  /// Makes ready for other lines, which need not follow those that were read before.
  mutating func beginLines() { place = .objects(isFirst: true) }

  mutating func find(
    _ text: Span<UInt8>, isLast: Bool, until stop: Int
  ) throws(ReadingFault) -> ReadingProgress {
    while reader.scanner.position < stop {
      let (start, depth, place) = (reader.scanner.position, reader.outerDepth, self.place)
      let rows = reader.tree.lanes.rows(of: BuilderTree.root)
      do throws(ReadingFault) {
        guard try step(text, isLast: isLast) else { return .finished }
      } catch {
        // What is wrong so near the end may be right when more has been read.
        guard !isLast, !error.isCancellation, text.count - reader.scanner.position < JSONScanner.longestLook
        else { throw error }
        reader.forget(from: rows)
        reader.scanner.position = start
        reader.outerDepth = depth
        self.place = place
        return .needsMore(from: start)
      }
    }
    return .stopped(at: reader.scanner.position)
  }

  /// False at the end of the input.
  private mutating func step(_ text: Span<UInt8>, isLast: Bool) throws(ReadingFault) -> Bool {
    switch place {
    case .objects(let isFirst): return try readObject(text, isFirst: isFirst, isLast: isLast)
    case .members(let previous, let hasResults):
      try readMember(text, after: previous, hasResults: hasResults)
    case .records(let isFirst, let page): try readElement(text, isFirst: isFirst, of: page)
    case .behindArray:
      reader.scanner.skipWhiteSpace(text)
      guard reader.scanner.position == text.count else {
        throw fault("stands behind the array that is all of the data", text)
      }
      guard isLast else { throw reader.scanner.noValue(text) }
      return false
    }
    return true
  }

  // MARK: Objects behind one another

  private mutating func readObject(
    _ text: Span<UInt8>, isFirst: Bool, isLast: Bool
  ) throws(ReadingFault) -> Bool {
    let end = reader.scanner.position
    reader.scanner.skipWhiteSpace(text)
    guard reader.scanner.position < text.count else {
      guard isLast else { throw reader.scanner.noValue(text) }
      if let refusal { throw JSONDocuments.refused(refusal.lowerBound - reader.start, refusal.count) }
      return false
    }
    if !isFirst { refusal = nil }
    guard isFirst || reader.scanner.position > end, text[reader.scanner.position] == UInt8(ascii: "{") else {
      throw fault(
        "stands where a line break and another object, or the end, is wanted", text,
        hint: text[reader.scanner.position] == UInt8(ascii: ",")
          ? "objects with `,` between them stand in `[` and `]`" : nil)
    }
    if try findsPages(text) {
      pageStart = reader.start + reader.scanner.position
      _ = beginEnvelope()
      place = .members(previous: -1, hasResults: false)
    } else {
      reader.outerDepth = 0
      try readRecord(text)
      place = .objects(isFirst: false)
    }
    return true
  }

  private mutating func readRecord(_ text: Span<UInt8>) throws(ReadingFault) {
    guard reader.scanner.peek(text) == UInt8(ascii: "{") else {
      throw fault("stands where a record in `{` and `}` is wanted", text)
    }
    guard reader.tree.rowCount < reader.limits.rows else {
      throw ReadingFault("the data have too many records", at: reader.scanner.position)
    }
    try reader.readValue(text, into: BuilderTree.root)
  }

  // MARK: Arrays of records

  /// Reads one record of an array and what stands before it, or the end of the array.
  private mutating func readElement(_ text: Span<UInt8>, isFirst: Bool, of page: Int?) throws(ReadingFault) {
    if isFirst {
      reader.scanner.position += 1
      reader.scanner.skipWhiteSpace(text)
      if reader.scanner.take(UInt8(ascii: "]"), text) { return endArray(of: page) }
    } else {
      guard try reader.readSeparator(text, closing: UInt8(ascii: "]")) else { return endArray(of: page) }
    }
    try readRecord(text)
    place = .records(isFirst: false, page: page)
  }

  private mutating func endArray(of page: Int?) {
    guard let page else {
      place = .behindArray
      return
    }
    reader.outerDepth = 1
    place = .members(previous: page, hasResults: true)
  }

  // MARK: Pages

  /// Reads one member of a page, or its end. What a page has beside its `results` is checked and dropped.
  private mutating func readMember(
    _ text: Span<UInt8>, after previous: Int, hasResults: Bool
  ) throws(ReadingFault) {
    guard let member = try reader.readNextName(text, of: reader.envelope, after: previous) else {
      guard hasResults else {
        let start = pageStart - reader.start
        throw ReadingFault(
          "an object without `results` stands where another page is wanted", at: start, to: start + 1,
          hint: isDetail(previous) ? JSONDocuments.refusalHint : nil)
      }
      place = .objects(isFirst: false)
      return
    }
    guard isResults(text, member) else {
      try readEnvelopeValue(text, of: member)
      place = .members(previous: member, hasResults: hasResults)
      return
    }
    let start = reader.scanner.position
    guard !hasResults else { throw ReadingFault("a page has `results` twice", at: start, to: start + 1) }
    // The page and the array.
    reader.outerDepth = 2
    place = .records(isFirst: true, page: member)
  }

  /// Looks ahead whether objects are pages: whether the first one, which comes next, has an array of objects, or an
  /// empty one, as `results`.
  private mutating func findsPages(_ text: Span<UInt8>) throws(ReadingFault) -> Bool {
    if let arePages { return arePages }
    let start = reader.scanner.position
    let envelope = beginEnvelope()
    var previous = -1
    var (isPage, memberCount, isDetail) = (false, 0, false)
    while let member = try reader.readNextName(text, of: envelope, after: previous) {
      isPage = isResults(text, member)
      guard !isPage else { break }
      isDetail = isRefusalText(text, member)
      memberCount += 1
      try readEnvelopeValue(text, of: member)
      previous = member
    }
    if isDetail, memberCount == 1 { refusal = reader.start + start..<reader.start + reader.scanner.position }
    reader.scanner.position = start
    reader.forgetRepeatedNames()
    arePages = isPage
    return isPage
  }

  private mutating func readEnvelopeValue(_ text: Span<UInt8>, of member: Int) throws(ReadingFault) {
    if tree.lanes.rows(of: member) > 0 {
      tree.removeRows(of: member, from: 0)
      reader.noteRepeated(member)
    }
    try reader.readValue(text, into: member)
  }

  /// Steps into an object whose members are not the table's; returns the builder that takes them.
  private mutating func beginEnvelope() -> Int {
    reader.outerDepth = 1
    reader.scanner.position += 1
    if reader.envelope < 0 { reader.envelope = tree.addLoose() }
    for member in tree.builders[reader.envelope].members { tree.removeRows(of: member, from: 0) }
    return reader.envelope
  }

  /// True where the value that comes next, of that member, is an array of objects or an empty one.
  private func isResults(_ text: Span<UInt8>, _ member: Int) -> Bool {
    guard reader.tree.builders[member].key.bytes.elementsEqual("results".utf8) else { return false }
    var ahead = reader.scanner
    guard ahead.take(UInt8(ascii: "["), text) else { return false }
    ahead.skipWhiteSpace(text)
    return ahead.peek(text) == UInt8(ascii: "{") || ahead.peek(text) == UInt8(ascii: "]")
  }

  // MARK: Refusals

  private static let refusalHint = "it says why there are no data; ask for them again, perhaps later"

  /// - Parameter start: Counted in the bytes at hand.
  private static func refused(_ start: Int, _ length: Int) -> ReadingFault {
    ReadingFault(
      "the answer of a server that refused a request stands where data are wanted", at: start,
      to: start + length, hint: refusalHint)
  }

  /// True where a text comes next that is called `detail`.
  private func isRefusalText(_ text: Span<UInt8>, _ member: Int) -> Bool {
    isDetail(member) && reader.scanner.peek(text) == JSONScanner.quote
  }

  private func isDetail(_ member: Int) -> Bool {
    member >= 0 && reader.tree.builders[member].key.bytes.elementsEqual("detail".utf8)
  }

  private func fault(_ message: String, _ text: Span<UInt8>, hint: String? = nil) -> ReadingFault {
    let position = reader.scanner.position
    return ReadingFault(
      "\(reader.scanner.found(text)) \(message)", at: position, to: position + 1, hint: hint)
  }
}
