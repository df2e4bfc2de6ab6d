import Columnar

extension SnapshotWriter {
  mutating func append(_ fields: [Field], _ columns: [Column]) {
    append(UInt32(truncatingIfNeeded: fields.count))
    for (field, column) in zip(fields, columns) {
      append(field.name)
      append(column)
    }
  }

  private mutating func append(_ column: Column) {
    switch column {
    case .boolean(let column):
      begin(.boolean, column.nullity)
      append(column.bits)
    case .number(let column): append(column)
    case .real(let column): append(column)
    case .text(let column): append(column)
    case .mixed(let column):
      begin(.mixed, .none)
      append(column.reading)
      append(column.sources)
    case .record(let column):
      begin(.record, column.nullity, column.writtenAsText)
      append(column.fields, column.children)
    case .list(let column):
      begin(.list, column.nullity)
      largestCount = max(largestCount, column.elements.count)
      append(UInt64(column.elements.count))
      append(.words(column.offsets))
      append(column.elements)
    }
  }

  private mutating func begin(_ kind: StoredKind, _ nullity: Nullity, _ writtenAsText: Bitmap? = nil) {
    var flags: StoredFlags = []
    if nullity.validity != nil { flags.insert(.validity) }
    if nullity.absence != nil { flags.insert(.absence) }
    if writtenAsText != nil { flags.insert(.writtenAsText) }
    append(kind.rawValue)
    append(flags.rawValue)
    for bits in [nullity.validity, nullity.absence, writtenAsText] {
      if let bits { append(bits) }
    }
  }

  private mutating func append(_ bits: Bitmap) { append(.longs(StoredArray(bits.words))) }

  private mutating func append(_ column: NumberColumn) {
    begin(.number, column.nullity)
    append(StoredNumberType(column.type).rawValue)
    append(UInt8(truncatingIfNeeded: column.codes.bytesPerCode))
    append(column.base)
    append(column.step)
    append(column.largestCode)
    append(SnapshotPart(column.codes))
    append(column.zones)
  }

  private mutating func append(_ zones: ZoneMap) {
    append(.longs(StoredArray(zones.smallest)))
    append(.longs(StoredArray(zones.largest)))
  }

  private mutating func append(_ column: RealColumn) {
    begin(.real, column.nullity)
    append(.reals(column.values))
    append(.reals(StoredArray(column.zones.map { $0?.lowerBound ?? .infinity })))
    append(.reals(StoredArray(column.zones.map { $0?.upperBound ?? -.infinity })))
  }

  private mutating func append(_ column: TextColumn) {
    switch column.storage {
    case .dictionary(let texts, let codes, let zones):
      begin(.dictionary, column.nullity)
      append(UInt32(truncatingIfNeeded: texts.count))
      append(UInt8(truncatingIfNeeded: codes.bytesPerCode))
      append(texts)
      append(SnapshotPart(codes))
      append(zones)
    case .arena(let texts):
      begin(.texts, column.nullity)
      append(texts)
    }
  }

  private mutating func append(_ texts: TextArena) {
    append(UInt64(texts.bytes.count))
    append(.words(texts.offsets))
    append(.bytes(texts.bytes))
  }
}
