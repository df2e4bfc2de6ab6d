import Values

/// Reads JSON values straight into builders, in one pass and without recursion.
struct JSONReader {
  /// An object or array that has begun and not ended.
  private struct Frame {
    let builder: Int
    let isRecord: Bool
    /// In a record the member read last; in a list the builder of the elements. −1 at the beginning.
    var last = -1
  }

  var tree = BuilderTree()
  var scanner = JSONScanner(position: 0)
  let limits: ReadingLimits
  let watch: ReadingWatch
  /// The levels around the values that are read: an array of records, a page around it.
  var outerDepth = 0
  /// The builder of what a page has around its records; −1 before there was a page.
  var envelope = -1
  /// Where this input begins among all inputs, laid end to end.
  private var inputStart = 0
  private var byteCount = 0
  /// Where the caller is asked again whether to go on.
  private var nextQuestion = 0
  private var frames: [Frame] = []
  private var key: [UInt8] = []
  /// How many absent values may still be written out.
  private(set) var absentLeft: Int
  /// The value whose place is to be found; no builder has the number −1.
  private var wanted = (builder: -1, row: 0)
  private(set) var wantedPlace: Range<Int>?

  init(limits: ReadingLimits, watch: ReadingWatch) {
    self.limits = limits
    self.watch = watch
    absentLeft = limits.absentValues
  }

  /// Makes ready for another input.
  mutating func begin(_ input: DataInput, at start: Int, of byteCount: Int) {
    inputStart = start
    self.byteCount = byteCount
    nextQuestion = 0
    outerDepth = 0
    scanner.position = 0
    wantedPlace = nil
    let (more, overflow) = input.bytes.count.multipliedReportingOverflow(by: limits.absentPerByte)
    absentLeft =
      overflow ? .max : absentLeft.addingReportingOverflow(more).overflow ? .max : absentLeft + more
  }

  /// Notes the place of one value when it is read.
  mutating func lookOut(for builder: Int, row: Int) { wanted = (builder, row) }

  /// Reads one value, whose first byte comes next, into the next row of a builder.
  mutating func readValue(_ text: Span<UInt8>, into builder: Int) throws(ReadingFault) {
    try beginValue(text, builder)
    while let frame = frames.last {
      if frame.isRecord {
        try readMembers(text, of: frame)
      } else {
        try readElements(text, of: frame)
      }
    }
  }

  /// Reads up to the value of the next member of an object; nil at the object's end. `previous` is −1 at its
  /// beginning.
  mutating func readNextName(
    _ text: Span<UInt8>, of record: Int, after previous: Int
  ) throws(ReadingFault) -> Int? {
    if previous >= 0 {
      guard try readSeparator(text, closing: UInt8(ascii: "}")) else { return nil }
    } else {
      scanner.skipWhiteSpace(text)
      if scanner.take(UInt8(ascii: "}"), text) { return nil }
    }
    return try readName(text, of: record, after: previous)
  }

  /// Reads the name of a member and the `:` after it, up to the value; returns the member's builder.
  private mutating func readName(
    _ text: Span<UInt8>, of record: Int, after previous: Int
  ) throws(ReadingFault) -> Int {
    guard scanner.peek(text) == JSONScanner.quote else {
      throw ReadingFault(
        "\(scanner.found(text)) stands where a name in double quotes is wanted", at: scanner.position,
        to: scanner.position + 1,
        hint: scanner.peek(text) == UInt8(ascii: "}") ? "is there a `,` too many?" : nil)
    }
    let member = try findMember(text, of: record, after: previous)
    scanner.skipWhiteSpace(text)
    guard scanner.take(UInt8(ascii: ":"), text) else {
      throw ReadingFault(
        "\(scanner.found(text)) stands where `:` is wanted after a name", at: scanner.position,
        to: scanner.position + 1)
    }
    scanner.skipWhiteSpace(text)
    return member
  }

  /// Reads `,` (true) or the closing bracket (false) after a value.
  mutating func readSeparator(_ text: Span<UInt8>, closing: UInt8) throws(ReadingFault) -> Bool {
    scanner.skipWhiteSpace(text)
    if scanner.take(UInt8(ascii: ","), text) {
      scanner.skipWhiteSpace(text)
      return true
    }
    if scanner.take(closing, text) { return false }
    throw ReadingFault(
      "\(scanner.found(text)) stands where `,` or `\(Unicode.Scalar(closing))` is wanted after a value",
      at: scanner.position, to: scanner.position + 1)
  }

  /// Makes a member ready for the value of the record's last row: rows without it are absent, and of two
  /// members with one name the later counts.
  mutating func align(_ member: Int, to row: Int) throws(ReadingFault) {
    let count = tree.builders[member].count
    if count < row {
      absentLeft -= row - count
      guard absentLeft >= 0 else { throw JSONReader.tooSparse(at: scanner.position) }
      tree.builders[member].pad(to: row)
    } else if count > row {
      tree.removeRows(of: member, from: row)
    }
  }

  // MARK: The values inside

  private mutating func readMembers(_ text: Span<UInt8>, of frame: Frame) throws(ReadingFault) {
    let record = frame.builder
    let row = tree.builders[record].count - 1
    let depth = frames.count
    var previous = frame.last
    while let member = try readNextName(text, of: record, after: previous) {
      try align(member, to: row)
      previous = member
      try beginValue(text, member)
      if frames.count > depth {
        frames[depth - 1].last = member
        return
      }
    }
    frames.removeLast()
  }

  private mutating func readElements(_ text: Span<UInt8>, of frame: Frame) throws(ReadingFault) {
    let list = frame.builder
    let depth = frames.count
    var element = frame.last
    while true {
      if element >= 0 {
        guard try readSeparator(text, closing: UInt8(ascii: "]")) else { break }
      } else {
        scanner.skipWhiteSpace(text)
        if scanner.take(UInt8(ascii: "]"), text) { break }
        element = tree.element(of: list)
      }
      guard tree.builders[element].count < limits.rows else {
        throw ReadingFault(
          "the lists of `\(tree.path(to: list))` have too many elements", at: scanner.position)
      }
      try beginValue(text, element)
      if frames.count > depth {
        frames[depth - 1].last = element
        return
      }
    }
    frames.removeLast()
    let elements = tree.builders[list].element
    tree.builders[list].endList(elements: elements < 0 ? 0 : tree.builders[elements].count)
  }

  /// Reads a scalar whole; of an object or array the opening bracket, which opens a frame.
  private mutating func askToGoOn() throws(ReadingFault) {
    if watch.isStopped { throw .cancelled }
    watch.progress?(inputStart + scanner.position, byteCount)
    nextQuestion = scanner.position + ReadingWatch.stretch
  }

  private mutating func beginValue(_ text: Span<UInt8>, _ builder: Int) throws(ReadingFault) {
    let start = scanner.position
    guard start < text.count else { throw scanner.noValue(text) }
    if start >= nextQuestion { try askToGoOn() }
    switch text[start] {
    case JSONScanner.quote:
      try scanner.readString(text, into: &tree.builders[builder].textBytes)
      guard tree.builders[builder].textBytes.count <= limits.textBytes else {
        throw ReadingFault("the texts of `\(tree.path(to: builder))` are too long together", at: start)
      }
      tree.builders[builder].endText()
    case UInt8(ascii: "{"): try open(builder, .record)
    case UInt8(ascii: "["): try open(builder, .list)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let place = Int64(inputStart + start)
      switch try scanner.readNumber(text) {
      case .integer(let value): tree.builders[builder].append(.integer, value)
      case .wideInteger: tree.builders[builder].append(.wideInteger, place)
      case .real: tree.builders[builder].append(.real, place)
      }
    default: tree.builders[builder].append(try scanner.readWord(text))
    }
    if builder == wanted.builder, tree.builders[builder].count == wanted.row + 1 {
      wantedPlace = start..<scanner.position
    }
  }

  private mutating func open(_ builder: Int, _ kind: ValueKind) throws(ReadingFault) {
    let start = scanner.position
    guard frames.count + outerDepth < limits.depth else {
      throw ReadingFault(
        "a value is nested more than \(limits.depth) levels deep", at: start, to: start + 1)
    }
    tree.builders[builder].append(kind, Int64(inputStart + start))
    frames.append(Frame(builder: builder, isRecord: kind == .record))
    scanner.position = start + 1
  }

  private mutating func findMember(
    _ text: Span<UInt8>, of record: Int, after previous: Int
  ) throws(ReadingFault) -> Int {
    let expected = previous < 0 ? tree.builders[record].firstMember : tree.builders[previous].follower
    if expected >= 0, tree.builders[expected].hasKey(text, at: scanner.position + 1) {
      scanner.position += tree.builders[expected].key.count + 2
      return expected
    }
    key.removeAll(keepingCapacity: true)
    try scanner.readString(text, into: &key)
    let member = tree.member(key, of: record)
    if previous < 0 {
      tree.builders[record].firstMember = member
    } else {
      tree.builders[previous].follower = member
    }
    return member
  }

  /// More values are absent than a table may write out; the last of them is seen to be so at that place.
  static func tooSparse(at position: Int) -> ReadingFault {
    ReadingFault(
      "the records have too few keys in common for a table", at: position, to: position + 1,
      hint: "are there names that are really values, such as numbers or dates?")
  }
}
