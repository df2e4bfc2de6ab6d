package import Columnar
import Values

extension FieldSummary {
  /// The summaries as an answer with the columns `field`, `type`, `nulls`, `distinct`, `smallest` and `largest`, for
  /// any output format. For people, lengths of time are written in their short form.
  package static func resultSet(of summaries: [FieldSummary], forPeople: Bool) -> ResultSet {
    let columns: [(field: Field, column: Column)] = [
      (Field("field", .scalar(.text)), texts(summaries.map(\.path))),
      (Field("type", .scalar(.text)), texts(summaries.map(\.type.description))),
      (Field("nulls", .scalar(.integer)), counts(summaries.map(\.nullCount))),
      (Field("distinct", .scalar(.integer)), counts(summaries.map(\.distinctCount))),
      (Field("smallest", .mixed), values(summaries.map(\.smallest), forPeople)),
      (Field("largest", .mixed), values(summaries.map(\.largest), forPeople)),
    ]
    let table = ColumnTable(
      schema: Schema(columns.map(\.field)), columns: columns.map(\.column), rowCount: summaries.count)
    let results = columns.enumerated().map { index, column in
      ResultColumn(
        name: column.field.name, type: column.field.type, content: .field(FieldPath([index])))
    }
    return ResultSet(
      table: table, rows: .range(0..<summaries.count), columns: results, isWholeRecords: false)
  }

  private static func texts(_ texts: [String]) -> Column {
    var arena = TextArena()
    for text in texts { arena.append(text.utf8) }
    return .text(TextColumn(unencoded: arena, nullity: .none))
  }

  private static func counts(_ counts: [Int?]) -> Column {
    .number(NumberColumn(.integer, values: counts.map { Int64($0 ?? 0) }, nullity: nullity(of: counts)))
  }

  /// A column of values of several kinds, each of which keeps its JSON.
  private static func values(_ values: [Value], _ forPeople: Bool) -> Column {
    var (readings, sources) = (TextArena(), TextArena())
    for value in values {
      readings.append(reading(of: value, forPeople))
      sources.append(json(of: value))
    }
    let validity = nullity(of: values.map { $0 == .null ? Value?.none : $0 })
    return .mixed(
      MixedColumn(reading: TextColumn(unencoded: readings, nullity: validity), sources: sources))
  }

  private static func reading(of value: Value, _ forPeople: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    if forPeople, case .duration(let duration) = value {
      duration.writeForPeople(to: &bytes)
    } else if let scalar = value.scalar {
      scalar.write(to: &bytes)
    }
    return bytes
  }

  private static func json(of value: Value) -> [UInt8] {
    let reading = reading(of: value, false)
    switch value {
    case .null: return []
    case .boolean, .integer, .real: return reading
    case .text, .duration, .date, .timestamp, .record, .list:
      var literal: [UInt8] = []
      JSONText.write(reading.span, to: &literal)
      return literal
    }
  }

  private static func nullity<Element>(of values: [Element?]) -> Nullity {
    var validity = Bitmap(repeating: true, count: values.count)
    for index in values.indices where values[index] == nil { validity[index] = false }
    return Nullity(validity: validity)
  }
}
