import Columnar
import Values

/// The values of one path in all of the data, piece by piece.
struct GatheredField: Sendable {
  let key: [UInt8]
  /// The field of the record or list that this one is part of; −1 at the top.
  let parent: Int
  /// True for the elements of a list.
  let isElement: Bool
  /// How many rows each piece has. The segment of a piece may have fewer: the rest is absent.
  let rowCounts: [Int]
  /// The values of each piece; nil where the field did not occur.
  private(set) var segments: [ColumnSegment?]
  /// The dictionaries that text numbers may count in, and which of them belongs to a piece.
  private(set) var dictionaries: [TextDictionary]
  private(set) var dictionaryOfPiece: [Int]
  /// The memory that has most of the texts one behind another; nil where each segment has its own.
  private(set) var textMemory: ReservedBytes?
  /// True where the values came as JSON, so that they have kinds of JSON.
  let isJSON: Bool
  /// True where records and lists have kept their source.
  let keepsSources: Bool
  /// Which trees have given numbers to records of this field; empty where none has.
  private let numberingTrees: [Bool]
  /// The fields of records, in the order of their first appearance.
  var members: [Int] = []
  /// The elements of lists; −1 where there have been none.
  var element = -1

  init(
    key: [UInt8], parent: Int, isElement: Bool, rowCounts: [Int], isJSON: Bool, keepsSources: Bool,
    dictionaries: [TextDictionary], dictionaryOfPiece: [Int], numberingTrees: [Bool] = []
  ) {
    self.key = key
    self.parent = parent
    self.isElement = isElement
    self.rowCounts = rowCounts
    self.isJSON = isJSON
    self.keepsSources = keepsSources
    self.dictionaries = dictionaries
    self.dictionaryOfPiece = dictionaryOfPiece
    self.numberingTrees = numberingTrees.contains(true) ? numberingTrees : []
    segments = Array(repeating: nil, count: rowCounts.count)
  }

  /// How many rows all pieces have.
  var rowCount: Int { rowCounts.reduce(0, +) }

  /// How many rows have been written down, absent or not.
  var writtenCount: Int { segments.reduce(0) { $0 + ($1?.kinds.count ?? 0) } }

  /// How many texts the dictionaries have, and how many bytes the texts that are still to be put one behind another.
  var textCount: Int { dictionaries.reduce(0) { $0 + $1.count } }
  var pileByteCount: Int {
    var byteCount = 0
    for piece in segments.indices where segments[piece]?.texts.isShared == false {
      byteCount += segments[piece]?.texts.bytes.count ?? 0
    }
    return byteCount
  }

  /// About how much memory the values have for themselves, in bytes.
  var byteCount: Int {
    let segments = segments.reduce(0) { $0 + ($1?.byteCount ?? 0) }
    return dictionaries.reduce(segments) { $0 + $1.texts.bytes.count + $1.count * GatheredField.bytesPerText }
  }

  /// What a dictionary keeps for each text, beside its bytes.
  private static let bytesPerText = 64

  /// The kinds that occur.
  var kinds: UInt16 {
    var set: UInt16 = 0
    for (segment, rows) in zip(segments, rowCounts) {
      set |= segment?.kindSet ?? 0
      if rows > segment?.kinds.count ?? 0 { set |= ValueKind.absent.bit }
    }
    return set
  }

  /// True where records have numbers: then the members have rows of their own, one for each different record that a reader
  /// has met.
  var numbersRecords: Bool { !numberingTrees.isEmpty }

  /// True where the records of a piece have numbers.
  func numbersRecords(ofPiece piece: Int) -> Bool {
    let tree = dictionaryOfPiece[piece]
    return tree < numberingTrees.count && numberingTrees[tree]
  }

  /// Notes memory that texts are in; the first counts.
  mutating func note(textMemory memory: ReservedBytes) { textMemory = textMemory ?? memory }

  mutating func put(_ segment: ColumnSegment, inPiece piece: Int) { segments[piece] = segment }

  /// Takes the values of a piece out, so that their memory can be used for something else.
  mutating func takeSegment(_ piece: Int) -> ColumnSegment? {
    defer { segments[piece] = nil }
    return segments[piece]
  }

  /// Puts the values of a builder, sealed piece by piece, in the place of these.
  mutating func replaceValues(by builder: inout ColumnBuilder) {
    segments = Array(repeating: nil, count: rowCounts.count)
    for (piece, values) in builder.takeSegments() { segments[piece] = values }
    textMemory = nil
    dictionaries = [builder.dictionary]
    dictionaryOfPiece = Array(repeating: 0, count: rowCounts.count)
  }

  /// Takes the dictionaries out, to be changed and put back.
  mutating func takeDictionaries() -> [TextDictionary] {
    defer { dictionaries = [] }
    return dictionaries
  }

  mutating func put(_ dictionaries: [TextDictionary]) { self.dictionaries = dictionaries }

  /// Gives up what finding numbers of texts needs.
  mutating func endNumbering() {
    for dictionary in dictionaries.indices { dictionaries[dictionary].endNumbering() }
  }

  /// Gives up all values.
  mutating func removeValues() {
    segments = []
    dictionaries = []
    textMemory = nil
  }
}
