import Columnar

extension SnapshotWriter {
  /// A record whose fields are being appended.
  private struct OpenRecord {
    let fields: [Field]
    let columns: [Column]
    var next = 0
  }

  /// Appends fields and all that is in them, with a stack of its own for records in records.
  mutating func append(_ fields: [Field], _ columns: [Column]) {
    var open = [begin(fields, columns)]
    while let last = open.indices.last {
      let place = open[last].next
      guard place < open[last].fields.count else {
        open.removeLast()
        continue
      }
      open[last].next += 1
      append(open[last].fields[place].name)
      let innermost = appendLists(open[last].columns[place])
      if case .record(let record) = innermost {
        begin(.record, record.nullity, record.writtenAsText)
        open.append(begin(record.fields, record.children))
      } else {
        appendScalars(innermost)
      }
    }
  }

  private mutating func begin(_ fields: [Field], _ columns: [Column]) -> OpenRecord {
    append(UInt32(truncatingIfNeeded: fields.count))
    return OpenRecord(fields: fields, columns: columns)
  }

  /// Appends lists as far as they are lists of lists; returns what the innermost have as elements.
  private mutating func appendLists(_ column: Column) -> Column {
    var column = column
    while case .list(let list) = column {
      begin(.list, list.nullity)
      largestCount = max(largestCount, list.elements.count)
      append(UInt64(list.elements.count))
      append(.words(list.offsets))
      column = list.elements
    }
    return column
  }

  private mutating func appendScalars(_ column: Column) {
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
    case .record, .list: preconditionFailure("records and lists are appended by what is in them")
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
