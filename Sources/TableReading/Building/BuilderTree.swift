/// All builders of a table. The first one is the table itself: a record for every row.
struct BuilderTree: Sendable {
  /// The names along the way to a builder; nil stands for the elements of a list.
  typealias Path = [[UInt8]?]

  var builders: [ColumnBuilder]
  /// What has been found for the builders and waits to be read. Nothing does between two calls of a reader.
  let lanes: ValueLanes
  private let laneMemory = LaneMemory()
  /// The piece that is being read.
  private(set) var piece = 0
  /// What is asked of this reading beside the values.
  let wishes: ReadingWishes
  /// In which fields of the table records have numbers, so that each different one is read once.
  private let records: RecordNumbering
  /// What other readers of the input put texts into, too; nil where there are none.
  var sharedTexts: SharedTexts?
  /// True where places of values are looked for.
  let seeksPlaces: Bool
  /// Of the builders with such values, which place of the wishes is looked for.
  private var wantedPlaces: [Int: Int] = [:]
  /// The builders on the way to such values, those that have them included, the outer ones first.
  private var waysToPlaces: [Int] = []

  /// The builder of the table's rows.
  static let root = 0
  /// The parent of builders that nothing leads to.
  private static let nowhere = -2

  init(wishes: ReadingWishes = ReadingWishes(), records: RecordNumbering = .none) {
    self.wishes = wishes
    self.records = records
    seeksPlaces = !wishes.places.isEmpty
    builders = []
    lanes = laneMemory.lanes
    _ = add(key: [], parent: -1, isElement: false)
  }

  /// How many rows of the table have been read.
  var rowCount: Int { rowCount(of: BuilderTree.root) }

  /// How many rows of a builder there are, those that have been sealed and those that wait among them.
  func rowCount(of builder: Int) -> Int { lanes.allRows(of: builder) }

  /// Adds a builder that nothing else leads to.
  mutating func addLoose() -> Int { add(key: [], parent: BuilderTree.nowhere, isElement: false) }

  /// The member of a record by its key; made where it is new.
  mutating func member(_ key: [UInt8], of record: Int) -> Int {
    if let known = builders[record].member(key) { return known }
    let made = add(key: key, parent: record, isElement: false)
    builders[record].add(member: made, key: key)
    return made
  }

  /// The builder of the elements of a list; made where there is none.
  mutating func element(of list: Int) -> Int {
    if builders[list].element >= 0 { return builders[list].element }
    let made = add(key: [], parent: list, isElement: true)
    builders[list].element = made
    lanes.setElement(made, of: list)
    return made
  }

  /// Forgets the rows of a builder from `row` on, counted from the last sealing, and all that they hold.
  mutating func removeRows(of builder: Int, from row: Int) {
    var pending = [(builder: builder, row: row)]
    while let (builder, row) = pending.popLast() {
      guard lanes.rows(of: builder) > row else { continue }
      let removed = lanes.removeValues(of: builder, from: row)
      if builders[builder].keepsSources { builders[builder].removeSources(removed.compounds) }
      var elements = removed.firstElement
      if builders[builder].count > row {
        builders[builder].removeRows(from: row)
        elements = builders[builder].elementCount
        lanes.setRows(row, of: builder)
      }
      if let members = builders[builder].numbersRecords ? removed.firstRecord : row {
        for member in builders[builder].members { pending.append((member, members)) }
      }
      if let elements, builders[builder].element >= 0 {
        pending.append((builders[builder].element, elements))
      }
    }
  }

  // MARK: Values that have been found

  /// Reads all values that have been found in a text.
  mutating func takeFound(in text: Span<UInt8>, upTo byteLimit: Int) throws(ReadingFault) {
    var tooMuch: (place: Int, builder: Int)?
    for builder in builders.indices {
      guard let place = takeFound(of: builder, in: text, upTo: byteLimit) else { continue }
      if tooMuch.map({ place < $0.place }) ?? true { tooMuch = (place, builder) }
    }
    if let tooMuch { throw textsTooLong(of: tooMuch.builder, at: tooMuch.place, text) }
  }

  private mutating func takeFound(of builder: Int, in text: Span<UInt8>, upTo byteLimit: Int) -> Int? {
    let element = builders[builder].element
    let elements = element < 0 ? 0 : lanes.rows(of: element)
    let lanes = lanes
    return lanes.takeValues(of: builder) { values in
      builders[builder].take(values, from: text, elements: elements, upTo: byteLimit)
    } ?? nil
  }

  /// Reads one value at once, behind those that wait: for values that are too long or too far away to be noted.
  mutating func take(
    _ form: FoundValue.Form, at place: Range<Int>, of builder: Int, in text: Span<UInt8>, upTo byteLimit: Int
  ) throws(ReadingFault) {
    if let place = takeFound(of: builder, in: text, upTo: byteLimit) {
      throw textsTooLong(of: builder, at: place, text)
    }
    let written = text.extracting(place)
    var isShort = true
    switch form {
    case .number: builders[builder].append(number: written)
    case .text: isShort = builders[builder].append(text: written, upTo: byteLimit)
    default:
      var characters: [UInt8] = []
      form.appendCharacters(written, to: &characters)
      isShort = builders[builder].append(text: characters.span, upTo: byteLimit)
    }
    lanes.setRows(builders[builder].count, of: builder)
    if !isShort { throw textsTooLong(of: builder, at: place.lowerBound, text) }
  }

  /// - Parameter place: Where the characters begin that are too much.
  private func textsTooLong(of builder: Int, at place: Int, _ text: Span<UInt8>) -> ReadingFault {
    let isQuoted = place > 0 && text[place - 1] == JSONScanner.quote
    return ReadingFault(
      "the texts of `\(name(of: builder))` are too long together", at: isQuoted ? place - 1 : place)
  }

  /// Says which piece is read next.
  mutating func begin(piece: Int) { self.piece = piece }

  /// Ends the piece: its rows become segments, and others follow in piece `next`.
  mutating func seal(next: Int, _ pieces: PieceLengths) {
    padWaysToPlaces()
    for builder in builders.indices {
      builders[builder].seal(
        piece: piece, newRecords: lanes.newRecords(of: builder), fewestNumbered: pieces.fewestNumbered)
      lanes.seal(builder, rows: builders[builder].sealedCount)
      if let sharedTexts, !builders[builder].usesDictionary, builders[builder].orderedTexts == nil {
        builders[builder].orderedTexts = sharedTexts.join(path(to: builder), behind: piece)
      }
    }
    piece = next
  }

  /// The rows of values that are looked for are counted from the beginning of the data: on the way to them, none are left
  /// out at the end of a piece.
  private mutating func padWaysToPlaces() {
    for builder in waysToPlaces where builder > BuilderTree.root {
      let parent = builders[builder].parent
      if builders[parent].element != builder { builders[builder].pad(to: builders[parent].count) }
    }
  }

  /// Which of the places that are looked for is that of the builder's last value; nil where it is none.
  func wantedPlace(_ builder: Int) -> Int? {
    guard let number = wantedPlaces[builder] else { return nil }
    return rowCount(of: builder) == wishes.places[number].row + 1 ? number : nil
  }

  /// The names along the path to a builder, with dots; elements of a list go by the list's name.
  func name(of builder: Int) -> String { BuilderTree.name(path(to: builder)) }

  static func name(_ path: Path) -> String {
    path.compactMap { $0.map { String(decoding: $0, as: UTF8.self) } }.joined(separator: ".")
  }

  private func path(to builder: Int) -> Path {
    var path: Path = []
    var current = builder
    while current > BuilderTree.root {
      let parent = builders[current].parent
      let isElement = parent >= 0 && builders[parent].element == current
      path.append(isElement ? nil : builders[current].key.bytes)
      current = parent
    }
    return path.reversed()
  }

  private mutating func add(key: [UInt8], parent: Int, isElement: Bool) -> Int {
    let number = builders.count
    var keepsSources = false
    var rowsBefore = 0
    if !wishes.isEmpty, parent != BuilderTree.nowhere {
      let path = parent < 0 ? [] : self.path(to: parent) + [isElement ? nil : key]
      keepsSources = wishes.sources.contains(path)
      let places = wishes.places.indices.filter { wishes.places[$0].path.starts(with: path) }
      if !places.isEmpty {
        waysToPlaces.append(number)
        wantedPlaces[number] = places.first { wishes.places[$0].path.count == path.count }
        if parent >= 0, !isElement { rowsBefore = builders[parent].sealedCount }
      }
    }
    let beginning = parent == BuilderTree.root ? records.beginning(ofField: key) : nil
    let builder = ColumnBuilder(
      key: key, parent: parent, firstPiece: piece, keepsSources: keepsSources,
      numbersRecords: beginning != nil, rowsBefore: rowsBefore)
    builders.append(builder)
    lanes.add(builder.key, sealedRows: rowsBefore)
    if let beginning { lanes.numberRecords(of: number, beginning: beginning) }
    if case .sample = records, parent == BuilderTree.root { lanes.sampleRecords(of: number) }
    return number
  }

  /// What the records that have been looked at show, where they are at least so many, for the readers to come.
  func repeatedRecords(fewest: Int) -> RecordNumbering {
    var beginnings: [[UInt8]: Int] = [:]
    for member in builders[BuilderTree.root].members {
      beginnings[builders[member].key.bytes] = lanes.sample(of: member)?.beginning(fewest: fewest)
    }
    return .repeated(beginnings)
  }
}
