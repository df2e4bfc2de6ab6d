import Columnar
import Values

/// The values of one path, as they come: those of the rows since the last sealing, and before them the segments.
///
/// A builder knows other builders by their number in the `BuilderTree`. The members of a record have at most as
/// many rows as the record; rows that are missing at the end are absent.
struct ColumnBuilder: Sendable {
  let key: BuilderKey
  /// The builder of the record or list that this one is part of; −1 at the top.
  let parent: Int
  /// The number of the piece in which it came first.
  let firstPiece: Int

  // `ColumnBuilder+Taking.swift` fills these too.
  var kinds = KindRun()
  var numbers: [Int64] = []
  private var scales: [UInt8] = []
  private var otherNumbers = TextPile()
  var textNumbers: [UInt32] = []
  var texts = TextPile()
  private var listEnds: [UInt32] = []
  private var sources = TextPile()
  var recordNumbers: [UInt32] = []

  /// What has been sealed, and in which pieces.
  private(set) var segments: [(piece: Int, values: ColumnSegment)] = []
  /// How many rows the segments have.
  private(set) var sealedCount = 0
  /// True where a segment has texts beside numbers or booleans: what is no JSON is then text, whatever follows.
  private(set) var hasTextsAmongOthers = false
  /// The different texts, while they repeat.
  var dictionary = TextDictionary()
  private(set) var usesDictionary = true
  /// Where texts go that are not numbered, in the order of the input; nil where only this builder has them.
  var orderedTexts: OrderedTexts?
  /// How many texts have been numbered, and how many bytes all texts have that have not.
  private var numberedCount = 0
  var pileByteCount = 0
  /// What texts are taken for as long as they are canonical; nil when one was not, or the first one was none.
  var timeKind: ValueKind? = .duration
  private var hasTexts = false
  /// True where the values came as JSON, so that they have kinds of JSON.
  var isJSON = false
  /// True for a column that the data have named, whether or not there is a row.
  var isNamed = false
  /// True where a row has a value, or null. Of a name whose only values came before others of its record with the same
  /// name, there are only rows that lack it.
  private(set) var hasValues = false
  /// True where records and lists keep their source.
  let keepsSources: Bool
  /// True where records have numbers: the members have a row for each different one.
  let numbersRecords: Bool

  /// The builders of a record's fields, in the order of their first appearance.
  private(set) var members: [Int] = []
  /// The builder of the elements of lists; −1 where there has been none.
  var element = -1
  private var memberKeys = NameTable()

  /// - Parameter rowsBefore: How many rows are to be counted as sealed already.
  init(
    key: [UInt8], parent: Int, firstPiece: Int, keepsSources: Bool, numbersRecords: Bool = false,
    rowsBefore: Int = 0
  ) {
    self.key = BuilderKey(key)
    self.parent = parent
    self.firstPiece = firstPiece
    self.keepsSources = keepsSources
    self.numbersRecords = numbersRecords
    sealedCount = rowsBefore
  }

  /// Rows since the last sealing.
  var count: Int { kinds.count }

  /// Elements of the lists since the last sealing.
  var elementCount: Int { Int(listEnds.last ?? 0) }

  func member(_ key: [UInt8]) -> Int? { memberKeys.number(of: key).map { members[$0] } }

  mutating func add(member: Int, key: [UInt8]) {
    if memberKeys.insert(key).isNew { members.append(member) }
  }

  // MARK: Values one by one

  mutating func append(_ kind: ValueKind) { kinds.append(kind) }

  mutating func append(integer: Int64) {
    kinds.append(.integer)
    numbers.append(integer)
  }

  mutating func append(digits: Int64, scale: UInt8) {
    kinds.append(.decimal)
    numbers.append(digits)
    scales.append(scale)
  }

  mutating func append(otherNumber: Span<UInt8>) {
    kinds.append(.otherNumber)
    otherNumbers.append(otherNumber)
  }

  /// Appends a number that JSON may have.
  mutating func append(number: Span<UInt8>) {
    var scanner = JSONScanner(position: 0)
    switch try? scanner.readNumber(number) {
    case .integer(let value): append(integer: value)
    case .decimal(let digits, let scale): append(digits: digits, scale: scale)
    case .other, nil: append(otherNumber: number)
    }
  }

  /// Appends a text; false where a column cannot have so many bytes.
  mutating func append(text: Span<UInt8>, upTo byteLimit: Int) -> Bool {
    if timeKind != nil, appendTime(text) { return true }
    kinds.append(.text)
    if usesDictionary {
      textNumbers.append(dictionary.number(of: text))
      return dictionary.texts.bytes.count <= byteLimit
    }
    texts.append(text)
    pileByteCount &+= text.count
    return pileByteCount <= byteLimit
  }

  /// Ends the list that was appended last, after so many elements in all.
  mutating func endList(elements: Int) { listEnds.append(UInt32(truncatingIfNeeded: elements)) }

  mutating func append(source: Span<UInt8>) { sources.append(source) }

  mutating func removeSources(_ count: Int) {
    for _ in 0..<min(count, sources.count) { sources.removeLast() }
  }

  mutating func pad(to count: Int) { kinds.append(.absent, count: count - kinds.count) }

  private mutating func appendTime(_ text: Span<UInt8>) -> Bool {
    guard let kind = timeKind(first: text), let number = CanonicalTime.number(text, kind) else {
      timeKind = nil
      return false
    }
    kinds.append(kind)
    numbers.append(number)
    return true
  }

  /// What texts are taken for; the first one decides.
  mutating func timeKind(first text: Span<UInt8>) -> ValueKind? {
    if !hasTexts {
      hasTexts = true
      timeKind = CanonicalTime.kind(text)
    }
    return timeKind
  }

  /// Forgets the last rows. Members and elements are not touched.
  mutating func removeRows(from row: Int) {
    while kinds.count > row, let kind = kinds.removeLast() {
      switch kind {
      case .absent, .null, .no, .yes: break
      case .integer, .duration, .date, .timestamp: numbers.removeLast()
      case .decimal:
        numbers.removeLast()
        scales.removeLast()
      case .otherNumber: otherNumbers.removeLast()
      case .text: removeLastText()
      case .record:
        if sources.count > 0 { sources.removeLast() }
        if numbersRecords { recordNumbers.removeLast() }
      case .list:
        listEnds.removeLast()
        if sources.count > 0 { sources.removeLast() }
      }
    }
  }

  private mutating func removeLastText() {
    if usesDictionary {
      textNumbers.removeLast()
    } else {
      pileByteCount -= texts.range(texts.count - 1).count
      texts.removeLast()
    }
  }

  // MARK: Sealing

  /// Makes a segment of the rows there are.
  ///
  /// - Parameters:
  ///   - newRecords: How many records have got a number in these rows.
  ///   - fewestNumbered: Of so many texts it is decided whether numbering them is worth it.
  mutating func seal(piece: Int, newRecords: Int, fewestNumbered: Int) {
    // Also none: the texts of the next piece follow them.
    let areOrdered = orderedTexts.map { texts.give(to: $0, ofPiece: piece) } ?? false
    guard count > 0 else { return }
    // Made first: among the arguments it would take a copy of the whole builder.
    let sealedTexts = SealedTexts(&texts, areOrdered: areOrdered)
    let segment = segment(sealedTexts, newRecords)
    hasValues = hasValues || segment.kindSet != ValueKind.absent.bit
    if segment.kindSet & ValueKind.text.bit != 0,
      segment.kindSet & (ValueKind.numbers | ValueKind.booleans) != 0
    {
      hasTextsAmongOthers = true
    }
    segments.append((piece, segment))
    sealedCount += count
    numberedCount += textNumbers.count
    numbers.removeAll(keepingCapacity: true)
    textNumbers.removeAll(keepingCapacity: true)
    // The segment has the memory of these.
    kinds = KindRun()
    scales = []
    otherNumbers = TextPile()
    listEnds = []
    sources = TextPile()
    recordNumbers = []
    if usesDictionary, areMostlyDifferent(fewestNumbered) { usesDictionary = false }
  }

  /// True where a dictionary of all texts will hardly pay. This builder may have met few of those that come again, for
  /// others read the pieces between its own.
  ///
  /// Fewer texts show it where next to none has come again: of 100,000 full records a third would be numbered for nothing.
  private func areMostlyDifferent(_ fewestNumbered: Int) -> Bool {
    let repeated = numberedCount - dictionary.count
    return numberedCount >= fewestNumbered && repeated < numberedCount / 4
      || numberedCount >= fewestNumbered / 4 && repeated < numberedCount / 32
  }

  private func segment(_ texts: SealedTexts, _ newRecords: Int) -> ColumnSegment {
    ColumnSegment(
      kinds: kinds, kindSet: kinds.set, numbers: PackedNumbers(numbers), scales: scales,
      otherNumbers: otherNumbers,
      textNumbers: CodeVector(numbers: textNumbers, largest: UInt64(max(dictionary.count, 1) - 1)),
      texts: texts, listEnds: listEnds, sources: sources, recordNumbers: recordNumbers,
      newRecordCount: newRecords)
  }

  /// Gives the segments away.
  mutating func takeSegments() -> [(piece: Int, values: ColumnSegment)] {
    defer { segments = [] }
    return segments
  }
}
