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

  private var kinds = KindRun()
  private var numbers: [Int64] = []
  private var scales: [UInt8] = []
  private var otherNumbers = TextPile()
  private var textNumbers: [UInt32] = []
  private var texts = TextPile()
  private var listEnds: [UInt32] = []
  private var sources = TextPile()

  /// What has been sealed, and in which pieces.
  private(set) var segments: [(piece: Int, values: ColumnSegment)] = []
  /// How many rows the segments have.
  private(set) var sealedCount = 0
  /// The different texts, while they repeat.
  private(set) var dictionary = TextDictionary()
  private var usesDictionary = true
  /// How many texts have been numbered, and how many bytes all texts have that have not.
  private var numberedCount = 0
  private(set) var pileByteCount = 0
  /// What texts are taken for as long as they are canonical; nil when one was not, or the first one was none.
  private var timeKind: ValueKind? = .duration
  private var hasTexts = false
  /// True where the values came as JSON, so that they have kinds of JSON.
  var isJSON = false
  /// True for a column that the data have named, whether or not there is a row.
  var isNamed = false
  /// True where records and lists keep their source.
  let keepsSources: Bool

  /// The builders of a record's fields, in the order of their first appearance.
  private(set) var members: [Int] = []
  /// The builder of the elements of lists; −1 where there has been none.
  var element = -1
  /// The member that came first in the last record; −1 before there was one.
  var firstMember = -1
  /// The sibling that came after this one in the last record; −1 before there was one.
  var follower = -1
  private var membersByKey: [[UInt8]: Int] = [:]

  /// - Parameter rowsBefore: How many rows are to be counted as sealed already.
  init(key: [UInt8], parent: Int, firstPiece: Int, keepsSources: Bool, rowsBefore: Int = 0) {
    self.key = BuilderKey(key)
    self.parent = parent
    self.firstPiece = firstPiece
    self.keepsSources = keepsSources
    sealedCount = rowsBefore
  }

  /// Rows since the last sealing.
  var count: Int { kinds.count }

  /// Elements of the lists since the last sealing.
  var elementCount: Int { Int(listEnds.last ?? 0) }

  func member(_ key: [UInt8]) -> Int? { membersByKey[key] }

  mutating func add(member: Int, key: [UInt8]) {
    members.append(member)
    membersByKey[key] = member
  }

  // MARK: Values

  @inline(__always)
  mutating func append(_ kind: ValueKind) { kinds.append(kind) }

  @inline(__always)
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

  /// Appends a text without escapes; false where a column cannot have so many bytes.
  @inline(__always)
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

  mutating func pad(to count: Int) { kinds.append(.absent, count: count - kinds.count) }

  private mutating func appendTime(_ text: Span<UInt8>) -> Bool {
    if !hasTexts {
      hasTexts = true
      timeKind = CanonicalTime.kind(text)
    }
    guard let kind = timeKind, let number = CanonicalTime.number(text, kind) else {
      timeKind = nil
      return false
    }
    kinds.append(kind)
    numbers.append(number)
    return true
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
      case .record: if sources.count > 0 { sources.removeLast() }
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

  /// Of so many texts it is decided whether numbering them is worth it.
  private static let fewestNumbered = 1 << 14

  /// Makes a segment of the rows there are.
  mutating func seal(piece: Int) {
    guard count > 0 else { return }
    segments.append((piece, segment()))
    sealedCount += count
    kinds.removeAll()
    numbers.removeAll(keepingCapacity: true)
    scales.removeAll(keepingCapacity: true)
    otherNumbers.removeAll()
    numberedCount += textNumbers.count
    textNumbers.removeAll(keepingCapacity: true)
    texts.removeAll()
    listEnds.removeAll(keepingCapacity: true)
    sources.removeAll()
    if usesDictionary, numberedCount >= ColumnBuilder.fewestNumbered,
      !TextEncoder.pays(texts: dictionary.count, rows: numberedCount)
    {
      usesDictionary = false
    }
  }

  private func segment() -> ColumnSegment {
    ColumnSegment(
      kinds: kinds.packed, numbers: PackedNumbers(numbers), scales: Array(scales[...]),
      otherNumbers: otherNumbers.packed,
      textNumbers: CodeVector(
        largest: UInt64(max(dictionary.count, 1) - 1), count: textNumbers.count
      ) { UInt64(textNumbers[$0]) },
      texts: texts.packed, listEnds: Array(listEnds[...]), sources: sources.packed)
  }

  /// Gives the segments away.
  mutating func takeSegments() -> [(piece: Int, values: ColumnSegment)] {
    defer { segments = [] }
    return segments
  }
}
