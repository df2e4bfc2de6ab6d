import Values

/// Reads JSON values straight into builders, in one pass and without recursion.
struct JSONReader {
  var tree: BuilderTree
  var scanner = JSONScanner(position: 0)
  let limits: ReadingLimits
  /// The levels around the values that are read: an array of records, a page around it.
  var outerDepth = 0
  /// The builder of what a page has around its records; −1 before there was a page.
  var envelope = -1
  private var milestones: ReadingMilestones
  /// Where the bytes that are read begin in their input.
  var start: Int { milestones.start }
  private var frames: FrameStack
  private let frameMemory: FrameMemory
  private var scratch: [UInt8] = []
  /// How many absent values may still be written out.
  private(set) var absence: AbsenceAllowance
  private(set) var wantedPlaces: [Int: Range<Int>] = [:]
  /// The names that stand twice in a record.
  private(set) var repeatedNames: RepeatedNames

  init(tree: BuilderTree, limits: ReadingLimits, absence: AbsenceAllowance, pace: ReadingPace) {
    self.tree = tree
    self.limits = limits
    milestones = ReadingMilestones(pace)
    self.absence = absence
    repeatedNames = RepeatedNames()
    frameMemory = FrameMemory(depth: limits.depth)
    frames = frameMemory.frames
  }

  /// Makes ready for other bytes, which begin at that place of their input; `byteCount` of them are new.
  mutating func begin(at start: Int, newBytes byteCount: Int) {
    milestones.begin(at: start)
    scanner.position = 0
    absence.grow(byBytes: byteCount, limits)
  }

  /// Forgets a record that has been read in part.
  mutating func forget(from row: Int) {
    // What has begun is ended first, so that it can be taken out like everything else.
    while let frame = frames.pop() {
      if tree.builders[frame.builder].keepsSources {
        tree.builders[frame.builder].append(source: JSONReader.nothing.span)
      }
    }
    tree.removeRows(of: BuilderTree.root, from: row)
  }

  /// Forgets the names that a look ahead has found to stand twice: they will be found again.
  mutating func forgetRepeatedNames() { repeatedNames = RepeatedNames() }

  /// Reads one value, whose first byte comes next, into the next row of a builder.
  mutating func readValue(_ text: Span<UInt8>, into builder: Int) throws(ReadingFault) {
    try beginValue(text, builder)
    let isPlain = tree.wishes.isEmpty
    while !frames.isEmpty {
      if isPlain { findPlain(text) }
      guard let frame = frames.last else { return }
      if frame.isRecord {
        try readMember(text, of: frame)
      } else {
        try readElement(text, of: frame)
      }
    }
  }

  /// Finds values as long as the text is written without white space and goes on as it did before.
  private mutating func findPlain(_ text: Span<UInt8>) {
    var finder = PlainFinder(
      lanes: tree.lanes, frames: frames, position: scanner.position, mostFrames: limits.depth - outerDepth,
      mostRows: limits.rows)
    finder.find(text)
    frames = finder.frames
    scanner.position = finder.position
  }

  private static let nothing: [UInt8] = []

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
    let count = tree.lanes.rows(of: member)
    if count < row {
      guard absence.take(row - count) else { throw AbsenceAllowance.exceeded(at: scanner.position) }
      tree.lanes.append(absent: row - count, to: member)
    } else if count > row {
      tree.removeRows(of: member, from: row)
      noteRepeated(member)
    }
  }

  /// Notes that a name, whose value comes next, stands twice in its record.
  mutating func noteRepeated(_ member: Int) {
    repeatedNames.note(tree.builders[member].key.bytes, at: start + scanner.position)
  }

  // MARK: The values inside

  /// Reads one member of a record and the value of it, as far as that is a scalar; or the end of the record.
  private mutating func readMember(_ text: Span<UInt8>, of frame: Frame) throws(ReadingFault) {
    guard let member = try readNextName(text, of: frame.builder, after: frame.last) else {
      return endFrame(text)
    }
    let row = tree.lanes.memberRows(of: frame.builder) - 1
    if tree.lanes.rows(of: member) != row { try align(member, to: row) }
    frames.setLast(member)
    try beginValue(text, member)
  }

  /// Reads one element of a list, as far as it is a scalar; or the end of the list.
  private mutating func readElement(_ text: Span<UInt8>, of frame: Frame) throws(ReadingFault) {
    let list = frame.builder
    var element = frame.last
    if element >= 0 {
      guard try readSeparator(text, closing: UInt8(ascii: "]")) else { return endFrame(text) }
    } else {
      scanner.skipWhiteSpace(text)
      if scanner.take(UInt8(ascii: "]"), text) { return endFrame(text) }
      element = tree.element(of: list)
      frames.setLast(element)
    }
    guard tree.rowCount(of: element) < limits.rows else {
      throw ReadingFault(
        "the lists of `\(tree.name(of: list))` have too many elements", at: scanner.position)
    }
    try beginValue(text, element)
  }

  /// Ends the record or list whose closing bracket has been read.
  private mutating func endFrame(_ text: Span<UInt8>) {
    guard let frame = frames.pop() else { return }
    if frame.isRecord {
      tree.lanes.endRecord(text.extracting(frame.place..<scanner.position), of: frame.builder)
    }
    guard !tree.wishes.isEmpty else { return }
    if tree.builders[frame.builder].keepsSources {
      var source: [UInt8] = []
      JSONSource.append(text.extracting(frame.place..<scanner.position), to: &source)
      tree.builders[frame.builder].append(source: source.span)
    }
    noteWanted(frame.builder, from: frame.place)
  }

  /// Remembers the place of a value that is looked for.
  private mutating func noteWanted(_ builder: Int, from place: Int) {
    guard let number = tree.wantedPlace(builder) else { return }
    wantedPlaces[number] = start + place..<start + scanner.position
  }

  /// Reads a scalar whole; of an object or array the opening bracket, which opens a frame.
  private mutating func beginValue(_ text: Span<UInt8>, _ builder: Int) throws(ReadingFault) {
    let place = scanner.position
    guard place < text.count else { throw scanner.noValue(text) }
    try milestones.pass(place)
    switch text[place] {
    case JSONScanner.quote: try readText(text, builder)
    case UInt8(ascii: "{"): return try open(builder, isRecord: true)
    case UInt8(ascii: "["): return try open(builder, isRecord: false)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber(text, builder)
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"):
      tree.lanes.append(FoundValue(try scanner.readWord(text)), to: builder)
    default: throw scanner.noValue(text)
    }
    if tree.seeksPlaces { noteWanted(builder, from: place) }
  }

  private mutating func readNumber(_ text: Span<UInt8>, _ builder: Int) throws(ReadingFault) {
    let start = scanner.position
    if case .integer(let value) = try scanner.readNumber(text), let found = FoundValue(integer: value) {
      return tree.lanes.append(found, to: builder)
    }
    try note(.number, at: start..<scanner.position, of: builder, text)
  }

  private mutating func readText(_ text: Span<UInt8>, _ builder: Int) throws(ReadingFault) {
    let start = scanner.position &+ 1
    let end = JSONScanner.plainEnd(text, from: start)
    if end < text.count, text[end] == JSONScanner.quote {
      scanner.position = end &+ 1
      return try note(.text, at: start..<end, of: builder, text)
    }
    // To find its end, and what is wrong with it.
    scratch.removeAll(keepingCapacity: true)
    try scanner.readString(text, into: &scratch)
    try note(.escapedText, at: start..<scanner.position &- 1, of: builder, text)
  }

  @inline(__always)
  private mutating func note(
    _ form: FoundValue.Form, at place: Range<Int>, of builder: Int, _ text: Span<UInt8>
  ) throws(ReadingFault) {
    if let found = FoundValue(form, at: place) { return tree.lanes.append(found, to: builder) }
    try tree.take(form, at: place, of: builder, in: text, upTo: limits.textBytes)
  }

  private mutating func open(_ builder: Int, isRecord: Bool) throws(ReadingFault) {
    let place = scanner.position
    guard frames.count + outerDepth < limits.depth else {
      throw ReadingFault(
        "a value is nested more than \(limits.depth) levels deep", at: place, to: place + 1)
    }
    if isRecord {
      tree.lanes.appendRecord(to: builder)
    } else {
      let element = tree.builders[builder].element
      let elements = element < 0 ? 0 : tree.lanes.rows(of: element)
      tree.lanes.append(FoundValue(.list, count: UInt32(clamping: elements)), to: builder)
    }
    frames.push(Frame(builder: builder, isRecord: isRecord, place: place))
    scanner.position = place + 1
  }

  private mutating func findMember(
    _ text: Span<UInt8>, of record: Int, after previous: Int
  ) throws(ReadingFault) -> Int {
    let expected = previous < 0 ? tree.lanes.firstMember(of: record) : tree.lanes.follower(of: previous)
    if expected >= 0, tree.builders[expected].key.stands(in: text, at: scanner.position) {
      scanner.position &+= tree.builders[expected].key.bytes.count &+ 2
      return expected
    }
    scratch.removeAll(keepingCapacity: true)
    try scanner.readString(text, into: &scratch)
    let member = tree.member(scratch, of: record)
    tree.builders[member].isJSON = true
    if previous < 0 {
      tree.lanes.setFirstMember(member, of: record)
    } else {
      tree.lanes.setFollower(member, of: previous)
    }
    return member
  }
}
