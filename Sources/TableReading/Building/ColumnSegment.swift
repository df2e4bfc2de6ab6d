import Columnar

/// The values of one path in some rows behind one another, as narrow as they allow.
///
/// An object, because it is handed on several times until it is part of a column: each copy counted a dozen references.
final class ColumnSegment: Sendable {
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
  let texts: SealedTexts
  /// For each list how many elements all lists up to it have.
  let listEnds: [UInt32]
  /// For each record and list its JSON without white space, where that was asked for.
  let sources: TextPile
  /// For each record its number among the different ones that the reader has met in this field; empty where records have
  /// none.
  let recordNumbers: [UInt32]
  /// How many numbers came first here.
  let newRecordCount: Int

  init(
    kinds: KindRun, kindSet: UInt16, numbers: PackedNumbers = PackedNumbers([]), scales: [UInt8] = [],
    otherNumbers: TextPile = TextPile(), textNumbers: CodeVector, texts: SealedTexts = SealedTexts(),
    listEnds: [UInt32] = [], sources: TextPile = TextPile(), recordNumbers: [UInt32] = [],
    newRecordCount: Int = 0
  ) {
    self.kinds = kinds
    self.kindSet = kindSet
    self.numbers = numbers
    self.scales = scales
    self.otherNumbers = otherNumbers
    self.textNumbers = textNumbers
    self.texts = texts
    self.listEnds = listEnds
    self.sources = sources
    self.recordNumbers = recordNumbers
    self.newRecordCount = newRecordCount
  }

  /// About how much memory it has for itself, in bytes.
  var byteCount: Int {
    kinds.byteCount + numbers.codes.count * numbers.codes.bytesPerCode + scales.count + otherNumbers.byteCount
      + textNumbers.count * textNumbers.bytesPerCode + texts.byteCount + listEnds.count * 4
      + sources.byteCount + recordNumbers.count * 4
  }

  /// The same with the bytes of its texts, where they have been put in order with others.
  func takingTexts(from ordered: OrderedTexts, ofPiece piece: Int) -> ColumnSegment {
    guard texts.areOrdered else { return self }
    var texts = texts
    ordered.give(ofPiece: piece, to: &texts)
    return ColumnSegment(
      kinds: kinds, kindSet: kindSet, numbers: numbers, scales: scales, otherNumbers: otherNumbers,
      textNumbers: textNumbers, texts: texts, listEnds: listEnds, sources: sources,
      recordNumbers: recordNumbers, newRecordCount: newRecordCount)
  }

  /// How many elements all the lists have.
  var elementCount: Int { Int(listEnds.last ?? 0) }
}
