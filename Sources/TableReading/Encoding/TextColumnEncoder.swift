import Columnar
import Values

/// Makes a column of texts: through a sorted dictionary where they repeat.
struct TextColumnEncoder {
  private var field: GatheredField
  private let number: Int
  private let limits: ReadingLimits

  /// So many bytes of freed memory are worth the trouble of giving them back.
  private static let returnLength = 1 << 23

  /// Takes the values of a field away: nobody else is to hold them while they are given up.
  init(taking field: inout GatheredField, _ number: Int, _ limits: ReadingLimits) {
    self.field = field
    field.removeValues()
    self.number = number
    self.limits = limits
  }

  mutating func column() throws(TextsTooLong) -> TextColumn {
    // While the values are all there.
    let nullity = field.nullity
    guard field.kinds & ~(ValueKind.nulls | ValueKind.text.bit) == 0 else {
      return TextColumn(texts: try spelledTexts(), nullity: nullity)
    }
    if field.segments.allSatisfy({ ($0?.texts.count ?? 0) == 0 }) {
      if let column = dictionaryColumn(nullity) { return column }
      return TextColumn(unencoded: try arena(), nullity: nullity)
    }
    let texts = try arena()
    // Few of those that came first repeated; later ones may have.
    return TextEncoder.mayRepeat(texts, nullity: nullity)
      ? TextColumn(texts: texts, nullity: nullity) : TextColumn(unencoded: texts, nullity: nullity)
  }

  // MARK: Dictionary

  private func dictionaryColumn(_ nullity: Nullity) -> TextColumn? {
    let rows = field.rowCount
    let isUsed = usedTexts()
    let most = isUsed.map { $0.reduce(0) { $0 + ($1 ? 1 : 0) } }.max() ?? 0
    guard TextEncoder.pays(texts: most, rows: rows) else { return nil }
    let merged = MergedDictionary(field.dictionaries, isUsed: isUsed)
    guard TextEncoder.pays(texts: merged.texts.count, rows: rows) else { return nil }
    let largest = UInt64(max(merged.texts.count, 1) - 1)
    let codes: CodeVector
    if largest <= UInt64(UInt8.max) {
      codes = .bytes(StoredArray(self.codes(merged)))
    } else if largest <= UInt64(UInt16.max) {
      codes = .halves(StoredArray(self.codes(merged)))
    } else {
      codes = .words(StoredArray(self.codes(merged)))
    }
    return TextColumn(dictionary: merged.texts, codes: codes, nullity: nullity)
  }

  /// Which texts of each dictionary occur: values that were forgotten may have left some behind.
  private func usedTexts() -> [[Bool]] {
    var isUsed = field.dictionaries.map { [Bool](repeating: false, count: $0.count) }
    for (piece, segment) in field.segments.enumerated() {
      guard let segment else { continue }
      let dictionary = field.dictionaryOfPiece[piece]
      for place in 0..<segment.textNumbers.count {
        isUsed[dictionary][Int(segment.textNumbers[place])] = true
      }
    }
    return isUsed
  }

  private func codes<Code: FixedWidthInteger & UnsignedInteger>(_ merged: MergedDictionary) -> [Code] {
    var codes: [Code] = []
    codes.reserveCapacity(field.rowCount)
    for (piece, rows) in field.rowCounts.enumerated() {
      let end = codes.count + rows
      if let segment = field.segments[piece] {
        append(segment, merged.codes[field.dictionaryOfPiece[piece]], to: &codes)
      }
      codes.append(contentsOf: repeatElement(0, count: end - codes.count))
    }
    return codes
  }

  private func append<Code: FixedWidthInteger & UnsignedInteger>(
    _ segment: ColumnSegment, _ newCodes: [UInt32], to codes: inout [Code]
  ) {
    if segment.kinds.only == .text {
      for place in 0..<segment.textNumbers.count {
        codes.append(Code(truncatingIfNeeded: newCodes[Int(segment.textNumbers[place])]))
      }
      return
    }
    var place = 0
    for row in 0..<segment.kinds.count {
      if segment.kinds[row] == .text {
        codes.append(Code(truncatingIfNeeded: newCodes[Int(segment.textNumbers[place])]))
        place &+= 1
      } else {
        codes.append(0)
      }
    }
  }

  // MARK: One text a row

  /// All texts one behind another. The pieces are given up one after the other, so that memory does not hold all of
  /// them twice.
  private mutating func arena() throws(TextsTooLong) -> TextArena {
    let byteCount = try self.byteCount()
    var bytes: [UInt8] = []
    var offsets: [UInt32] = []
    bytes.reserveCapacity(byteCount)
    offsets.reserveCapacity(field.rowCount + 1)
    offsets.append(0)
    var freed = 0
    for (piece, rows) in field.rowCounts.enumerated() {
      let end = offsets.count + rows
      if let segment = field.takeSegment(piece) {
        append(segment, inPiece: piece, to: &bytes, &offsets)
        freed += segment.texts.bytes.count
      }
      offsets.append(contentsOf: repeatElement(UInt32(bytes.count), count: end - offsets.count))
      if freed > TextColumnEncoder.returnLength {
        Platform.returnFreedMemory()
        freed = 0
      }
    }
    return TextArena(bytes: bytes, offsets: offsets)
  }

  private func append(
    _ segment: ColumnSegment, inPiece piece: Int, to bytes: inout [UInt8], _ offsets: inout [UInt32]
  ) {
    let start = bytes.count
    if segment.texts.count > 0 {
      bytes.append(contentsOf: segment.texts.bytes)
      var place = 0
      for row in 0..<segment.kinds.count {
        if segment.kinds[row] == .text { place &+= 1 }
        offsets.append(UInt32(start &+ (place == 0 ? 0 : Int(segment.texts.ends[place &- 1]))))
      }
      return
    }
    guard segment.textNumbers.count > 0 else { return }
    let texts = field.dictionaries[field.dictionaryOfPiece[piece]].texts
    var place = 0
    for row in 0..<segment.kinds.count {
      if segment.kinds[row] == .text {
        bytes.append(bytesOf: texts.bytes.span.extracting(texts.range(of: Int(segment.textNumbers[place]))))
        place &+= 1
      }
      offsets.append(UInt32(bytes.count))
    }
  }

  /// How many bytes all the texts have, which a column has to be able to hold.
  private func byteCount() throws(TextsTooLong) -> Int {
    var byteCount = 0
    for (piece, segment) in field.segments.enumerated() {
      guard let segment else { continue }
      byteCount += segment.texts.bytes.count
      guard segment.textNumbers.count > 0 else { continue }
      let texts = field.dictionaries[field.dictionaryOfPiece[piece]].texts
      for place in 0..<segment.textNumbers.count {
        byteCount += texts.range(of: Int(segment.textNumbers[place])).count
      }
    }
    guard byteCount <= limits.textBytes else { throw TextsTooLong(field: number) }
    return byteCount
  }

  /// All values as they are written: texts that might have been times, and fields of delimited files that turned out
  /// to be of no one type.
  private func spelledTexts() throws(TextsTooLong) -> TextArena {
    var texts = TextArena()
    var spelling: [UInt8] = []
    for value in field {
      spelling.removeAll(keepingCapacity: true)
      ValueSpelling.append(value, to: &spelling)
      guard texts.hasRoom(for: spelling.count), texts.bytes.count + spelling.count <= limits.textBytes else {
        throw TextsTooLong(field: number)
      }
      texts.append(spelling.span)
    }
    return texts
  }
}
