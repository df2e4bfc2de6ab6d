import Columnar
import Values

extension ColumnDraft {
  /// The column as the engine stores it. Rows where `isPresent` is false are null and lacked the key.
  func column(where isPresent: [Bool]? = nil) -> Column {
    switch self {
    case .scalars(let type, let values):
      ColumnDraft.column(type, ColumnDraft.masked(values, isPresent), isPresent)
    case .mixed(let values):
      .mixed(ColumnDraft.mixedColumn(ColumnDraft.masked(values, isPresent), isPresent))
    case .list(let counts, let elements): ColumnDraft.column(counts, elements, isPresent)
    case .record(let fields, let ownPresence): ColumnDraft.column(fields, ownPresence, isPresent)
    }
  }

  private static func masked(_ values: [Scalar], _ isPresent: [Bool]?) -> [Scalar] {
    guard let isPresent else { return values }
    return zip(values, isPresent).map { $1 ? $0 : .null }
  }

  private static func bitmap(_ bits: [Bool]) -> Bitmap {
    var bitmap = Bitmap(repeating: false, count: bits.count)
    for (row, bit) in bits.enumerated() where bit { bitmap[row] = true }
    return bitmap
  }

  private static func nullity(_ isValue: [Bool], _ isPresent: [Bool]?) -> Nullity {
    Nullity(validity: bitmap(isValue), absence: isPresent.map { bitmap($0.map { !$0 }) })
  }

  private static func column(_ type: ScalarType, _ values: [Scalar], _ isPresent: [Bool]?) -> Column {
    let nullity = nullity(values.map { !$0.isNull }, isPresent)
    switch type {
    case .boolean:
      return .boolean(BooleanColumn(bits: bitmap(values.map { $0 == .boolean(true) }), nullity: nullity))
    case .real: return .real(RealColumn(values: values.map(real), nullity: nullity))
    case .text: return .text(TextColumn(texts: arena(values), nullity: nullity))
    case .integer, .duration, .date, .timestamp:
      return .number(NumberColumn(type, values: values.map(number), nullity: nullity))
    }
  }

  private static func real(_ value: Scalar) -> Double {
    guard case .real(let real) = value else { return 0 }
    return real
  }

  private static func number(_ value: Scalar) -> Int64 {
    switch value {
    case .integer(let value): value
    case .duration(let value): value.microseconds
    case .date(let value): value.daysSinceEpoch
    case .timestamp(let value): value.microsecondsSinceEpoch
    case .null, .boolean, .real, .text: 0
    }
  }

  private static func arena(_ values: [Scalar]) -> TextArena {
    var arena = TextArena()
    for value in values {
      if case .text(let text) = value { arena.append(text.utf8) } else { arena.append([]) }
    }
    return arena
  }

  private static func mixedColumn(_ values: [Scalar], _ isPresent: [Bool]?) -> MixedColumn {
    let nullity = nullity(values.map { !$0.isNull }, isPresent)
    let texts = arena(values)
    return MixedColumn(reading: TextColumn(texts: texts, nullity: nullity), sources: texts)
  }

  /// Elements of lists that are null because their record is have no place in the column.
  private static func column(_ counts: [Int?], _ elements: ColumnDraft, _ isPresent: [Bool]?) -> Column {
    let shownCounts = isPresent.map { zip(counts, $0).map { $1 ? $0 : nil } } ?? counts
    let rows = zip(shownCounts, elementRows(counts)).flatMap { $0 == nil ? 0..<0 : $1 }
    let ends = elementRows(shownCounts).map { UInt32($0.upperBound) }
    return .list(
      ListColumn(
        offsets: [0] + ends, elements: elements.keeping(rows).column(),
        nullity: nullity(shownCounts.map { $0 != nil }, isPresent)))
  }

  private static func column(
    _ fields: [FieldDraft], _ ownPresence: [Bool], _ isPresent: [Bool]?
  ) -> Column {
    let present = isPresent.map { zip(ownPresence, $0).map { $0 && $1 } } ?? ownPresence
    return .record(
      RecordColumn(
        fields: fields.map { Field($0.name, $0.column.type) },
        children: fields.map { $0.column.column(where: present) },
        nullity: nullity(present, isPresent), count: present.count))
  }
}
