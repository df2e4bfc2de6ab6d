import Columnar
import Values

/// Makes a column of texts: through a sorted dictionary where they repeat.
struct TextColumnEncoder {
  private var field: GatheredField
  private let number: Int
  /// How many rows there will be of the values.
  private let servedCount: Int
  private let limits: ReadingLimits

  /// Takes the values of a field away: nobody else is to hold them while they are given up.
  init(taking field: inout GatheredField, _ plan: ColumnPlan, _ limits: ReadingLimits) {
    self.field = field
    field.removeValues()
    number = plan.field
    servedCount = plan.servedCount
    self.limits = limits
  }

  mutating func column() throws(TextsTooLong) -> TextColumn {
    // While the values are all there.
    let nullity = field.nullity
    if field.kinds & ~(ValueKind.nulls | ValueKind.text.bit) != 0 {
      guard hasTextNumbers else { return column(of: try spelledTexts(), nullity) }
      try numberSpellings()
    }
    if field.segments.allSatisfy({ ($0?.texts.count ?? 0) == 0 }) {
      if let column = dictionaryColumn(nullity) { return column }
      return TextColumn(unencoded: try arena(), nullity: nullity)
    }
    return column(of: try arena(), nullity)
  }

  private func column(of texts: TextArena, _ nullity: Nullity) -> TextColumn {
    // Few of those that came first repeated; later ones may have.
    TextEncoder.mayRepeat(texts, nullity: nullity)
      ? TextColumn(texts: texts, nullity: nullity) : TextColumn(unencoded: texts, nullity: nullity)
  }

  // MARK: Dictionary

  /// True where texts are numbers of dictionaries, so that all values may be.
  private var hasTextNumbers: Bool {
    field.kinds & ValueKind.text.bit != 0 && field.segments.allSatisfy { ($0?.texts.count ?? 0) == 0 }
  }

  /// Turns all values into texts of the dictionaries, as they are written.
  private mutating func numberSpellings() throws(TextsTooLong) {
    var dictionaries = field.takeDictionaries()
    for (piece, segment) in field.segments.enumerated() {
      guard let segment, segment.kindSet & ~(ValueKind.nulls | ValueKind.text.bit) != 0 else { continue }
      let dictionary = field.dictionaryOfPiece[piece]
      field.put(segment.numberingSpellings(&dictionaries[dictionary]), inPiece: piece)
      guard dictionaries[dictionary].texts.bytes.count <= limits.textBytes else {
        throw TextsTooLong(field: number)
      }
    }
    field.put(dictionaries)
  }

  private mutating func dictionaryColumn(_ nullity: Nullity) -> TextColumn? {
    let isUsed = usedTexts()
    let most = isUsed.map { $0.reduce(0) { $0 + ($1 ? 1 : 0) } }.max() ?? 0
    guard TextEncoder.pays(texts: most, rows: servedCount) else { return nil }
    field.endNumbering()
    let merged = MergedDictionary(field.dictionaries, isUsed: isUsed)
    guard TextEncoder.pays(texts: merged.texts.count, rows: servedCount) else { return nil }
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
      switch segment.textNumbers {
      case .bytes(let numbers): TextColumnEncoder.mark(numbers.span, &isUsed[dictionary])
      case .halves(let numbers): TextColumnEncoder.mark(numbers.span, &isUsed[dictionary])
      case .words(let numbers): TextColumnEncoder.mark(numbers.span, &isUsed[dictionary])
      case .longs(let numbers): TextColumnEncoder.mark(numbers.span, &isUsed[dictionary])
      }
    }
    return isUsed
  }

  @inline(__always)
  private static func mark<Number: FixedWidthInteger & UnsignedInteger>(
    _ numbers: Span<Number>, _ isUsed: inout [Bool]
  ) {
    var isUsed = isUsed.mutableSpan
    for place in numbers.indices { isUsed[Int(truncatingIfNeeded: numbers[place])] = true }
  }

  private func codes<Code: FixedWidthInteger & UnsignedInteger>(_ merged: MergedDictionary) -> [Code] {
    var codes = [Code](repeating: 0, count: field.rowCount)
    var start = 0
    for (piece, rows) in field.rowCounts.enumerated() {
      if let segment = field.segments[piece] {
        let newCodes = merged.codes[field.dictionaryOfPiece[piece]]
        switch segment.textNumbers {
        case .bytes(let numbers): write(numbers.span, newCodes.span, segment.kinds, to: &codes, from: start)
        case .halves(let numbers): write(numbers.span, newCodes.span, segment.kinds, to: &codes, from: start)
        case .words(let numbers): write(numbers.span, newCodes.span, segment.kinds, to: &codes, from: start)
        case .longs(let numbers): write(numbers.span, newCodes.span, segment.kinds, to: &codes, from: start)
        }
      }
      start += rows
    }
    return codes
  }

  /// Writes the new codes of the texts in some rows from `start` on; rows without a text keep 0.
  @inline(__always)
  private func write<Number: FixedWidthInteger & UnsignedInteger, Code: FixedWidthInteger & UnsignedInteger>(
    _ numbers: Span<Number>, _ newCodes: Span<UInt32>, _ kinds: KindRun, to codes: inout [Code],
    from start: Int
  ) {
    var output = codes.mutableSpan
    if kinds.only == .text {
      for place in numbers.indices {
        output[start &+ place] = Code(truncatingIfNeeded: newCodes[Int(truncatingIfNeeded: numbers[place])])
      }
      return
    }
    var place = 0
    for row in 0..<kinds.count where kinds[row] == .text {
      output[start &+ row] = Code(truncatingIfNeeded: newCodes[Int(truncatingIfNeeded: numbers[place])])
      place &+= 1
    }
  }

  // MARK: One text a row

  private mutating func arena() throws(TextsTooLong) -> TextArena {
    let byteCount = try self.byteCount()
    var maker = ArenaMaker(taking: &field)
    return maker.arena(byteCount: byteCount)
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
    var bytes: [UInt8] = []
    var offsets: [UInt32] = []
    offsets.reserveCapacity(field.rowCount + 1)
    offsets.append(0)
    let limit = min(limits.textBytes, TextArena.capacity - 1)
    for (piece, rows) in field.rowCounts.enumerated() {
      let end = offsets.count + rows
      if let segment = field.segments[piece] {
        let texts =
          field.dictionaries.isEmpty ? TextArena() : field.dictionaries[field.dictionaryOfPiece[piece]].texts
        var cursor = SpellingCursor(segment, texts: texts)
        for _ in 0..<segment.kinds.count {
          cursor.appendNext(to: &bytes)
          guard bytes.count <= limit else { throw TextsTooLong(field: number) }
          offsets.append(UInt32(truncatingIfNeeded: bytes.count))
        }
      }
      offsets.append(
        contentsOf: repeatElement(UInt32(truncatingIfNeeded: bytes.count), count: end - offsets.count))
    }
    return TextArena(bytes: bytes, offsets: offsets)
  }
}
