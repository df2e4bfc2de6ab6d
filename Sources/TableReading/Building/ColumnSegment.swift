import Columnar

/// The values of one path in some rows behind one another, as narrow as they allow.
struct ColumnSegment: Sendable {
  let kinds: KindRun
  /// The kinds that occur.
  let kindSet: UInt16
  /// For each integer and time its value, for each decimal its digits.
  let numbers: PackedNumbers
  /// For each decimal how many of its digits stand right of the point.
  let scales: [UInt8]
  /// The spelling of each other number.
  let otherNumbers: TextPile
  /// Texts as numbers of a dictionary, or as they are; one of both.
  let textNumbers: CodeVector
  private(set) var texts: SealedTexts
  /// For each list how many elements all lists up to it have.
  let listEnds: [UInt32]
  /// For each record and list its JSON without white space, where that was asked for.
  let sources: TextPile
  /// For each record its number among the different ones that the reader has met in this field; empty where records have
  /// none.
  let recordNumbers: [UInt32]
  /// How many numbers came first here.
  let newRecordCount: Int

  /// About how much memory it has for itself, in bytes.
  var byteCount: Int {
    kinds.byteCount + numbers.codes.count * numbers.codes.bytesPerCode + scales.count + otherNumbers.byteCount
      + textNumbers.count * textNumbers.bytesPerCode + texts.byteCount + listEnds.count * 4
      + sources.byteCount + recordNumbers.count * 4
  }

  /// Takes the bytes of texts back that have been put in order with others.
  mutating func takeTexts(from ordered: OrderedTexts, ofPiece piece: Int) {
    if texts.areOrdered { ordered.give(ofPiece: piece, to: &texts) }
  }

  /// How many elements all the lists have.
  var elementCount: Int { Int(listEnds.last ?? 0) }
}
