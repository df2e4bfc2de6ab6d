import Columnar
import ResultRendering
import Values

/// Columns and answers made by hand, nil for null.
enum HandMade {
  /// Which rows of `values` are null; those in `absent` had not even the key.
  static func nullity<Value>(_ values: [Value?], absent: Set<Int> = []) -> Nullity {
    var validity = Bitmap(repeating: true, count: values.count)
    var absence = Bitmap(repeating: false, count: values.count)
    for row in values.indices where values[row] == nil { validity[row] = false }
    for row in absent { absence[row] = true }
    return Nullity(validity: validity, absence: absence)
  }

  static func arena(_ texts: [String?]) -> TextArena {
    var arena = TextArena()
    for text in texts { arena.append(Array((text ?? "").utf8)) }
    return arena
  }

  static func texts(_ values: [String?], absent: Set<Int> = []) -> Column {
    .text(TextColumn(texts: arena(values), nullity: nullity(values, absent: absent)))
  }

  static func numbers(_ type: ScalarType, _ values: [Int64?], absent: Set<Int> = []) -> Column {
    .number(
      NumberColumn(type, values: values.map { $0 ?? 0 }, nullity: nullity(values, absent: absent)))
  }

  static func reals(_ values: [Double?]) -> Column {
    .real(RealColumn(values: values.map { $0 ?? 0 }, nullity: nullity(values)))
  }

  static func booleans(_ values: [Bool?]) -> Column {
    var bits = Bitmap(repeating: false, count: values.count)
    for row in values.indices where values[row] == true { bits[row] = true }
    return .boolean(BooleanColumn(bits: bits, nullity: nullity(values)))
  }

  /// Values of several kinds: what they read as, and their JSON.
  static func mixed(_ values: [(reading: String, source: String)?]) -> Column {
    .mixed(
      MixedColumn(
        reading: TextColumn(unencoded: arena(values.map { $0?.reading }), nullity: nullity(values)),
        sources: arena(values.map { $0?.source })))
  }

  static func record(
    _ fields: [(String, FieldType, Column)], isThere: [Bool], writtenAsText: Bitmap? = nil
  ) -> Column {
    .record(
      RecordColumn(
        fields: fields.map { Field($0.0, $0.1) }, children: fields.map { $0.2 },
        nullity: nullity(isThere.map { $0 ? 0 : nil }), writtenAsText: writtenAsText, count: isThere.count))
  }

  static func lists(_ counts: [Int?], of elements: Column) -> Column {
    var offsets: [UInt32] = [0]
    var end: UInt32 = 0
    for count in counts {
      end += UInt32(count ?? 0)
      offsets.append(end)
    }
    return .list(ListColumn(offsets: offsets, elements: elements, nullity: nullity(counts)))
  }

  static func table(_ fields: [(String, FieldType, Column)], profile: TableProfile? = nil) -> ColumnTable {
    ColumnTable(
      schema: Schema(fields.map { Field($0.0, $0.1) }), columns: fields.map { $0.2 },
      rowCount: fields.first?.2.count ?? 0, profile: profile)
  }

  /// The answer of the empty query: all rows, or those named, as whole records.
  static func wholeRecords(_ table: ColumnTable, rows: [UInt32]? = nil) -> ResultSet {
    ResultSet(
      table: table, rows: rows.map(RowSelection.list) ?? .range(0..<table.rowCount), columns: [],
      isWholeRecords: true)
  }

  /// The answer of a `select` of all fields of the table.
  static func selected(_ table: ColumnTable, rows: [UInt32]? = nil) -> ResultSet {
    let columns = table.schema.fields.enumerated().map { index, field in
      ResultColumn(name: field.name, type: field.type, content: .field(FieldPath([index])))
    }
    return ResultSet(
      table: table, rows: rows.map(RowSelection.list) ?? .range(0..<table.rowCount), columns: columns,
      isWholeRecords: false)
  }

  /// The text that the renderer writes.
  static func rendered(
    _ result: ResultSet, as format: OutputFormat, options: RenderingOptions = RenderingOptions()
  ) throws -> String {
    let received = Received()
    let sink = ByteSink { received.append($0) }
    try ResultRenderer.render(result, as: format, options: options, into: sink)
    return String(decoding: received.bytes, as: UTF8.self)
  }
}

/// What came out of a sink.
final class Received {
  private(set) var bytes: [UInt8] = []
  private(set) var pieceSizes: [Int] = []

  func append(_ piece: Span<UInt8>) {
    for index in piece.indices { bytes.append(piece[index]) }
    pieceSizes.append(piece.count)
  }
}
