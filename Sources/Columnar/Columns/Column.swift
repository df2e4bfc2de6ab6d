package import Values

/// One column of a table, in the form that its values allow.
package indirect enum Column: Hashable, Sendable {
  case boolean(BooleanColumn)
  case number(NumberColumn)
  case real(RealColumn)
  case text(TextColumn)
  case mixed(MixedColumn)
  case record(RecordColumn)
  case list(ListColumn)

  package var count: Int {
    switch self {
    case .boolean(let column): column.count
    case .number(let column): column.count
    case .real(let column): column.count
    case .text(let column): column.count
    case .mixed(let column): column.count
    case .record(let column): column.count
    case .list(let column): column.count
    }
  }

  package var nullity: Nullity {
    switch self {
    case .boolean(let column): column.nullity
    case .number(let column): column.nullity
    case .real(let column): column.nullity
    case .text(let column): column.nullity
    case .mixed(let column): column.nullity
    case .record(let column): column.nullity
    case .list(let column): column.nullity
    }
  }

  /// True where some row has no value, told without a copy of which rows those are.
  package var mayBeNull: Bool {
    if case .number(let column) = self { column.mayBeNull } else { nullity.validity != nil }
  }

  /// The column as texts: of a text column itself, of a mixed one its reading, else nil.
  package var texts: TextColumn? {
    switch self {
    case .text(let column): column
    case .mixed(let column): column.reading
    case .boolean, .number, .real, .record, .list: nil
    }
  }

  /// The value of one row; nil for a record or a list that is not null. For places where speed does not
  /// matter: kernels read the columns themselves.
  package func scalar(_ row: Int) -> Scalar? {
    if nullity.isNull(row) { return .null }
    switch self {
    case .boolean(let column): return .boolean(column.bits[row])
    case .number(let column): return Column.scalar(column.type, column.value(row))
    case .real(let column): return .real(column.values[row])
    case .text(let column): return .text(String(decoding: column[row], as: UTF8.self))
    case .mixed(let column): return .text(String(decoding: column.reading[row], as: UTF8.self))
    case .record, .list: return nil
    }
  }

  /// The value of a number column's type that `number` stands for.
  package static func scalar(_ type: ScalarType, _ number: Int64) -> Scalar {
    switch type {
    case .duration: .duration(ExactDuration(microseconds: number))
    case .date: .date(CalendarDate(uncheckedDays: number))
    case .timestamp: .timestamp(Timestamp(uncheckedMicroseconds: number))
    case .integer, .boolean, .real, .text: .integer(number)
    }
  }
}
