import Values

// A column whose rows are shared by many rows of another is written out, a row for each. Codes and dictionaries stay what
// they are, so that it costs a look and a store of a code a row.
extension Column {
  /// For each of the rows the value of that row here; every row here comes at least once.
  ///
  /// - Parameters:
  ///   - mostElements: How many elements the lists may have together.
  ///   - mostBytes: How many bytes the texts may have together, where each row has its own.
  /// - Returns: Nil where they have more.
  package func spread(to rows: [UInt32], mostElements: Int, mostBytes: Int) -> Column? {
    let nullity = nullity.spread(to: rows)
    switch self {
    case .boolean(let column):
      return .boolean(BooleanColumn(bits: column.bits.spread(to: rows), nullity: nullity))
    case .number(let column):
      let packed = PackedNumbers(
        base: column.base, step: column.step, codes: column.codes.spread(to: rows),
        largestCode: column.largestCode)
      return .number(NumberColumn(column.type, packed: packed, nullity: nullity))
    case .real(let column):
      return .real(RealColumn(values: column.values.span.spread(to: rows), nullity: nullity))
    case .text(let column):
      return column.spread(to: rows, nullity: nullity, mostBytes: mostBytes).map { .text($0) }
    case .mixed(let column):
      guard let reading = column.reading.spread(to: rows, nullity: nullity, mostBytes: mostBytes),
        let sources = column.sources.spread(to: rows, mostBytes: mostBytes)
      else { return nil }
      return .mixed(MixedColumn(reading: reading, sources: sources))
    case .record(let column):
      var children: [Column] = []
      for child in column.children {
        guard let child = child.spread(to: rows, mostElements: mostElements, mostBytes: mostBytes) else {
          return nil
        }
        children.append(child)
      }
      return .record(
        RecordColumn(
          fields: column.fields, children: children, nullity: nullity,
          writtenAsText: column.writtenAsText?.spread(to: rows), count: rows.count))
    case .list(let column):
      guard let lists = column.spread(to: rows, mostElements: mostElements, mostBytes: mostBytes) else {
        return nil
      }
      return .list(ListColumn(offsets: lists.offsets, elements: lists.elements, nullity: nullity))
    }
  }
}

extension ListColumn {
  fileprivate func spread(
    to rows: [UInt32], mostElements: Int, mostBytes: Int
  ) -> (offsets: [UInt32], elements: Column)? {
    // Counted first: growing step by step would touch three times the memory.
    let (rows, ends) = (rows.span, self.offsets.span)
    var elementCount = 0
    var offsets = [UInt32](repeating: 0, count: rows.count + 1)
    for place in rows.indices {
      let row = Int(rows[place])
      elementCount += Int(ends[row + 1] &- ends[row])
      if elementCount > mostElements { return nil }
      offsets[place + 1] = UInt32(truncatingIfNeeded: elementCount)
    }
    var elementRows = [UInt32](repeating: 0, count: elementCount)
    var output = elementRows.mutableSpan
    var next = 0
    for place in rows.indices {
      for element in ends[Int(rows[place])]..<ends[Int(rows[place]) + 1] {
        output[next] = element
        next += 1
      }
    }
    return elements.spread(to: elementRows, mostElements: mostElements, mostBytes: mostBytes)
      .map { (offsets, $0) }
  }
}

extension TextColumn {
  fileprivate func spread(to rows: [UInt32], nullity: Nullity, mostBytes: Int) -> TextColumn? {
    switch storage {
    case .dictionary(let texts, let codes, _):
      TextColumn(dictionary: texts, codes: codes.spread(to: rows), nullity: nullity)
    case .arena(let texts):
      texts.spread(to: rows, mostBytes: mostBytes).map { TextColumn(unencoded: $0, nullity: nullity) }
    }
  }
}

extension TextArena {
  fileprivate func spread(to rows: [UInt32], mostBytes: Int) -> TextArena? {
    var byteCount = 0
    for row in rows {
      byteCount += range(of: Int(row)).count
      if byteCount > min(mostBytes, TextArena.capacity - 1) { return nil }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(rows.count + 1)
    let all = self.bytes.span
    for row in rows {
      bytes.append(bytesOf: all.extracting(range(of: Int(row))))
      offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    return TextArena(bytes: bytes, offsets: offsets)
  }
}

extension CodeVector {
  fileprivate func spread(to rows: [UInt32]) -> CodeVector {
    switch self {
    case .bytes(let codes): .bytes(StoredArray(codes.span.spread(to: rows)))
    case .halves(let codes): .halves(StoredArray(codes.span.spread(to: rows)))
    case .words(let codes): .words(StoredArray(codes.span.spread(to: rows)))
    case .longs(let codes): .longs(StoredArray(codes.span.spread(to: rows)))
    }
  }
}

extension Span where Element: BitwiseCopyable {
  @inline(__always)
  fileprivate func spread(to rows: [UInt32]) -> [Element] {
    let rows = rows.span
    return [Element](unsafeUninitializedCapacity: rows.count) { output, count in
      // There is room for every row.
      for place in rows.indices { output.initializeElement(at: place, to: self[Int(rows[place])]) }
      count = rows.count
    }
  }
}

extension Nullity {
  fileprivate func spread(to rows: [UInt32]) -> Nullity {
    Nullity(validity: validity?.spread(to: rows), absence: absence?.spread(to: rows))
  }
}

extension Bitmap {
  fileprivate func spread(to rows: [UInt32]) -> Bitmap {
    let setCount = setCount
    if setCount == 0 || setCount == count { return Bitmap(repeating: setCount > 0, count: rows.count) }
    // A byte for each of the few rows there are is sooner picked than a bit.
    let bits = (0..<count).map { UInt8(truncatingIfNeeded: words[$0 &>> 6] &>> UInt64($0 & 63)) & 1 }
    let (bytes, rows) = (bits.span, rows.span)
    var spread = [UInt64](repeating: 0, count: Bitmap.wordCount(for: rows.count))
    for place in spread.indices {
      let first = place &* 64
      var word: UInt64 = 0
      for bit in 0..<min(64, rows.count &- first) {
        word |= UInt64(bytes[Int(rows[first &+ bit])]) &<< UInt64(truncatingIfNeeded: bit)
      }
      spread[place] = word
    }
    return Bitmap(words: spread, count: rows.count)
  }
}
