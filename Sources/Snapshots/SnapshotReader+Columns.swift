import Columnar
import Values

extension SnapshotReader {
  /// The fewest bytes that a field takes of the directory: the length of its name, a kind and flags.
  private static let fewestFieldBytes = 6

  /// Reads fields and all that is in them. Records that are begun stand on a stack of their own: how deep they may be
  /// does not depend on the thread's.
  mutating func readFields(
    rowCount: Int
  ) throws(SnapshotFault) -> (fields: [Field], columns: [Column]) {
    var open = [OpenRecord(rowCount: rowCount, fieldCount: try readFieldCount())]
    while let last = open.indices.last {
      if open[last].isComplete {
        let record = open.removeLast()
        guard SnapshotReader.areDistinct(record.fields) else {
          throw .unsound("a name stands twice in a record")
        }
        guard let owner = open.indices.last else { return (record.fields, record.columns) }
        let (type, column) = try record.column()
        open[owner].add(record.name, type, column)
      } else {
        try readField(&open, of: last)
      }
    }
    return ([], [])
  }

  private mutating func readFieldCount() throws(SnapshotFault) -> Int {
    try directory.count(ofAtLeast: SnapshotReader.fewestFieldBytes)
  }

  /// Reads one field of the record on top; where it is a record, that is begun.
  private mutating func readField(_ open: inout [OpenRecord], of owner: Int) throws(SnapshotFault) {
    let name = try directory.text()
    var rowCount = open[owner].rowCount
    var lists: [OpenList] = []
    while true {
      let level = open[owner].level + lists.count + 1
      guard level <= Snapshot.mostLevels else { throw .unsound("its records and lists are nested too deep") }
      let (kind, nullity, writtenAsText) = try readBeginning(rowCount)
      guard writtenAsText == nil || kind == .record else {
        throw .unsound("a column that is no record reads as one")
      }
      switch kind {
      case .list:
        let (list, count) = try readList(rowCount, nullity)
        lists.append(list)
        rowCount = count
      case .record:
        open.append(
          OpenRecord(
            name: name, lists: lists, level: level, nullity: nullity, writtenAsText: writtenAsText,
            rowCount: rowCount, fieldCount: try readFieldCount()))
        return
      case .boolean, .number, .real, .dictionary, .texts, .mixed:
        let (type, column) = OpenList.wrap(try readScalars(kind, rowCount, nullity), in: lists)
        open[owner].add(name, type, column)
        return
      }
    }
  }

  /// So few names are compared in pairs; a set takes longer to make.
  private static let fewNames = 64

  private static func areDistinct(_ fields: [Field]) -> Bool {
    if fields.count > fewNames { return Set(fields.map { Array($0.name.utf8) }).count == fields.count }
    for index in fields.indices {
      let name = fields[index].name.utf8
      for earlier in 0..<index where name.count == fields[earlier].name.utf8.count {
        if name.elementsEqual(fields[earlier].name.utf8) { return false }
      }
    }
    return true
  }

  private mutating func readScalars(
    _ kind: StoredKind, _ rowCount: Int, _ nullity: Nullity
  ) throws(SnapshotFault) -> (FieldType, Column) {
    switch kind {
    case .boolean:
      return (.scalar(.boolean), .boolean(BooleanColumn(bits: try readBits(rowCount), nullity: nullity)))
    case .number:
      let column = try readNumbers(rowCount, nullity)
      return (.scalar(column.type), .number(column))
    case .real: return (.scalar(.real), .real(try readReals(rowCount, nullity)))
    case .dictionary: return (.scalar(.text), .text(try readDictionary(rowCount, nullity)))
    case .texts: return (.scalar(.text), .text(try readPlainTexts(rowCount, nullity)))
    case .mixed:
      guard nullity == .none else { throw .unsound("a mixed column has nulls of its own") }
      return (.mixed, .mixed(try readMixed(rowCount)))
    case .record, .list: preconditionFailure("records and lists are read by what is in them")
    }
  }

  private mutating func readBeginning(
    _ rowCount: Int
  ) throws(SnapshotFault) -> (StoredKind, Nullity, writtenAsText: Bitmap?) {
    guard let kind = StoredKind(rawValue: try directory.number(UInt8.self)) else {
      throw .unsound("a column is of no kind")
    }
    let flags = StoredFlags(rawValue: try directory.number(UInt8.self))
    guard StoredFlags.all.isSuperset(of: flags) else { throw .unsound("a column has unknown flags") }
    let validity = flags.contains(.validity) ? try readBits(rowCount) : nil
    let absence = flags.contains(.absence) ? try readBits(rowCount) : nil
    let writtenAsText = flags.contains(.writtenAsText) ? try readBits(rowCount) : nil
    return (kind, Nullity(validity: validity, absence: absence), writtenAsText)
  }

  private mutating func readBits(_ count: Int) throws(SnapshotFault) -> Bitmap {
    Bitmap(words: try part(UInt64.self, Bitmap.wordCount(for: count)).array, count: count)
  }

  // MARK: Numbers

  private mutating func readNumbers(
    _ rowCount: Int, _ nullity: Nullity
  ) throws(SnapshotFault) -> NumberColumn {
    guard let type = StoredNumberType(rawValue: try directory.number(UInt8.self)) else {
      throw .unsound("a column of numbers is of no type")
    }
    let width = try directory.number(UInt8.self)
    let base = try directory.number(Int64.self)
    let step = try directory.number(UInt64.self)
    let largestCode = try directory.number(UInt64.self)
    let distance = largestCode.multipliedReportingOverflow(by: step)
    let room = UInt64(bitPattern: type.numbers.upperBound &- base)
    guard step > 0, !distance.overflow, type.numbers.contains(base), distance.partialValue <= room else {
      throw .unsound("numbers of a column are none of its type")
    }
    let codes = try readCodes(rowCount, width: width, atMost: largestCode)
    let zones = try readZones(rowCount, atMost: largestCode)
    return NumberColumn(
      type.type, nullity: nullity, base: base, step: step, codes: codes, zones: zones,
      largestCode: largestCode)
  }

  private mutating func readCodes(
    _ count: Int, width: UInt8, atMost largest: UInt64
  ) throws(SnapshotFault) -> CodeVector {
    let codes: CodeVector
    switch width {
    case 1: codes = .bytes(try part(UInt8.self, count))
    case 2: codes = .halves(try part(UInt16.self, count))
    case 4: codes = .words(try part(UInt32.self, count))
    case 8: codes = .longs(try part(UInt64.self, count))
    default: throw .unsound("codes have no width")
    }
    guard largest <= UInt64.max &>> UInt64(64 - 8 * codes.bytesPerCode),
      StoredChecks.hold(codes, atMost: largest)
    else { throw .unsound("a code is beyond its column's") }
    return codes
  }

  private mutating func readZones(
    _ rowCount: Int, atMost largest: UInt64
  ) throws(SnapshotFault) -> ZoneMap {
    let count = Blocks.count(for: rowCount)
    let low = try part(UInt64.self, count).array
    let high = try part(UInt64.self, count).array
    for block in 0..<count {
      let isSound =
        high[block] <= largest && low[block] <= high[block] || low[block] == .max && high[block] == 0
      guard isSound else { throw .unsound("a block's smallest and largest code are none of its column's") }
    }
    return ZoneMap(smallest: low, largest: high)
  }

  private mutating func readReals(
    _ rowCount: Int, _ nullity: Nullity
  ) throws(SnapshotFault) -> RealColumn {
    let values = try part(Double.self, rowCount)
    let count = Blocks.count(for: rowCount)
    let (low, high) = (try part(Double.self, count), try part(Double.self, count))
    guard StoredChecks.areFinite(values) else { throw .unsound("a real number is not finite") }
    var zones: [ClosedRange<Double>?] = []
    for block in 0..<count {
      if low[block] == .infinity, high[block] == -.infinity {
        zones.append(nil)
      } else if low[block] <= high[block], low[block].isFinite, high[block].isFinite {
        zones.append(low[block]...high[block])
      } else {
        throw .unsound("a block's smallest and largest real number are none")
      }
    }
    return RealColumn(stored: values, nullity: nullity, zones: zones)
  }

  // MARK: Texts

  private mutating func readDictionary(
    _ rowCount: Int, _ nullity: Nullity
  ) throws(SnapshotFault) -> TextColumn {
    let count = Int(try directory.number(UInt32.self))
    let width = try directory.number(UInt8.self)
    let texts = try readTexts(count)
    guard StoredChecks.areSorted(texts) else { throw .unsound("the texts of a dictionary are not in order") }
    let isEmptyOfNulls = rowCount == 0 || nullity.validity?.isEmpty ?? false
    guard count > 0 || isEmptyOfNulls else { throw .unsound("a dictionary lacks the texts of its rows") }
    let largest = UInt64(max(count, 1) - 1)
    let codes = try readCodes(rowCount, width: width, atMost: largest)
    let zones = try readZones(rowCount, atMost: largest)
    return TextColumn(storage: .dictionary(texts, codes: codes, zones: zones), nullity: nullity)
  }

  private mutating func readTexts(_ count: Int) throws(SnapshotFault) -> TextArena {
    let byteCount = try directory.number(UInt64.self)
    guard count < TextArena.capacity, byteCount < UInt64(TextArena.capacity) else {
      throw .unsound("texts are longer than any can be")
    }
    let offsets = try part(UInt32.self, count + 1)
    let bytes = try part(UInt8.self, Int(byteCount))
    guard StoredChecks.areOffsets(offsets, upTo: bytes.count) else {
      throw .unsound("texts do not stand one behind another")
    }
    let texts = TextArena(bytes: bytes, offsets: offsets)
    guard UTF8Validation.firstInvalidByte(bytes.span) == nil, !StoredChecks.cutCharacters(texts) else {
      throw .unsound("a text is not UTF-8")
    }
    return texts
  }

  private mutating func readPlainTexts(
    _ rowCount: Int, _ nullity: Nullity
  ) throws(SnapshotFault) -> TextColumn {
    TextColumn(unencoded: try readTexts(rowCount), nullity: nullity)
  }

  private mutating func readMixed(_ rowCount: Int) throws(SnapshotFault) -> MixedColumn {
    let (kind, nullity, writtenAsText) = try readBeginning(rowCount)
    let reading: TextColumn
    switch kind {
    case .dictionary: reading = try readDictionary(rowCount, nullity)
    case .texts: reading = try readPlainTexts(rowCount, nullity)
    case .boolean, .number, .real, .mixed, .record, .list:
      throw .unsound("a mixed column does not read as text")
    }
    guard writtenAsText == nil else { throw .unsound("a column that is no record reads as one") }
    return MixedColumn(reading: reading, sources: try readTexts(rowCount))
  }

  // MARK: Lists

  private mutating func readList(
    _ rowCount: Int, _ nullity: Nullity
  ) throws(SnapshotFault) -> (list: OpenList, elementCount: Int) {
    let count = try directory.number(UInt64.self)
    // Elements that are records without a field take no bytes; the file has a bit for each all the same.
    guard count < UInt64(ColumnTable.capacity), count <= mostElements else {
      throw .unsound("a list has more elements than the file has room for")
    }
    let offsets = try part(UInt32.self, rowCount + 1)
    guard StoredChecks.areOffsets(offsets, upTo: Int(count)) else {
      throw .unsound("the elements of lists do not stand one behind another")
    }
    return (OpenList(offsets: offsets, nullity: nullity), Int(count))
  }
}
