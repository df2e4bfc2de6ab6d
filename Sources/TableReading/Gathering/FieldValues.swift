import Columnar

/// Goes through the values of a field one by one, from the first row to the last: for where speed does not matter.
struct FieldValues: IteratorProtocol {
  private let field: GatheredField
  private(set) var piece = -1
  private var segment: ColumnSegment?
  private var row = 0
  private var number = 0
  private var scale = 0
  private var otherNumber = 0
  private var text = 0
  private var source = 0

  init(_ field: GatheredField) { self.field = field }

  mutating func next() -> FieldValue? {
    while piece < 0 || row == field.rowCounts[piece] {
      guard piece + 1 < field.rowCounts.count else { return nil }
      self = FieldValues(field, piece: piece + 1)
    }
    defer { row += 1 }
    guard let segment, row < segment.kinds.count else { return .absent }
    return value(segment.kinds[row], segment)
  }

  private init(_ field: GatheredField, piece: Int) {
    self.field = field
    self.piece = piece
    segment = field.segments[piece]
  }

  private mutating func value(_ kind: ValueKind, _ segment: ColumnSegment) -> FieldValue {
    switch kind {
    case .absent: return .absent
    case .null: return .null
    case .no: return .boolean(false)
    case .yes: return .boolean(true)
    case .integer: return .integer(takeNumber(segment))
    case .decimal:
      defer { scale += 1 }
      return .decimal(digits: takeNumber(segment), scale: segment.scales[scale])
    case .otherNumber:
      defer { otherNumber += 1 }
      return .otherNumber(segment.otherNumbers[otherNumber])
    case .duration, .date, .timestamp: return .time(kind, takeNumber(segment))
    case .text:
      defer { text += 1 }
      if segment.texts.count > 0 { return .text(segment.texts[text][...]) }
      let dictionary = field.dictionaries[field.dictionaryOfPiece[piece]]
      return .text(Array(dictionary.texts[Int(segment.textNumbers[text])])[...])
    case .record: return .record(takeSource(segment))
    case .list: return .list(takeSource(segment))
    }
  }

  private mutating func takeNumber(_ segment: ColumnSegment) -> Int64 {
    defer { number += 1 }
    return segment.numbers[number]
  }

  private mutating func takeSource(_ segment: ColumnSegment) -> ArraySlice<UInt8>? {
    guard source < segment.sources.count else { return nil }
    defer { source += 1 }
    return segment.sources[source]
  }
}

extension GatheredField: Sequence {
  func makeIterator() -> FieldValues { FieldValues(self) }
}
