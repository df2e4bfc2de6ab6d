import Values

extension Column {
  /// The rows of those numbers, in their order, any number of times.
  package func gathered(rows: [Int]) -> Column { gathered(rows: rows) { () throws(Never) in } }

  /// The same for rows that may be very many: `check` is called again and again, and may throw to end the work.
  package func gathered<Failure: Error>(
    rows: [Int], check: () throws(Failure) -> Void
  ) throws(Failure) -> Column {
    let nullity = try nullity.gathered(rows: rows, check)
    switch self {
    case .boolean(let column):
      return .boolean(BooleanColumn(bits: try column.bits.gathered(rows: rows, check), nullity: nullity))
    case .number(let column):
      let values = try rows.gather(check) { column.nullity.isNull($0) ? 0 : column.value($0) }
      try check()
      return .number(NumberColumn(column.type, values: values, nullity: nullity))
    case .real(let column):
      let values = try rows.gather(check) { column.values[$0] }
      return .real(try RealColumn(values: values, nullity: nullity, check: check))
    case .text(let column):
      return .text(try column.gathered(rows: rows, nullity: nullity, check))
    case .mixed(let column):
      var sources = TextArena()
      try rows.forEach(check) { sources.append(column.sources[$0].span) }
      let reading = try column.reading.gathered(rows: rows, nullity: nullity, check)
      return .mixed(MixedColumn(reading: reading, sources: sources))
    case .record(let column):
      return .record(try column.gathered(rows: rows, nullity: nullity, check))
    case .list(let column):
      return .list(try column.gathered(rows: rows, nullity: nullity, check))
    }
  }
}

extension RecordColumn {
  fileprivate func gathered<Failure: Error>(
    rows: [Int], nullity: Nullity, _ check: () throws(Failure) -> Void
  ) throws(Failure) -> RecordColumn {
    var gathered: [Column] = []
    for child in children { gathered.append(try child.gathered(rows: rows, check: check)) }
    var asText: Bitmap?
    if let writtenAsText { asText = try writtenAsText.gathered(rows: rows, check) }
    return RecordColumn(
      fields: fields, children: gathered, nullity: nullity, writtenAsText: asText, count: rows.count)
  }
}

extension TextColumn {
  fileprivate func gathered<Failure: Error>(
    rows: [Int], nullity: Nullity, _ check: () throws(Failure) -> Void
  ) throws(Failure) -> TextColumn {
    if case .dictionary(let texts, let codes, _) = storage {
      return try gathered(texts, codes, rows: rows, nullity: nullity, check)
    }
    var texts = TextArena()
    try rows.forEach(check) { row in
      if self.nullity.isNull(row) { texts.append([]) } else { texts.append(self[row].span) }
    }
    try check()
    // Where repetition was not worth a dictionary, it seldom is in a part of the texts.
    return TextColumn(unencoded: texts, nullity: nullity)
  }

  /// Keeps of the dictionary what the rows need. No text is copied more than once, however often it comes.
  private func gathered<Failure: Error>(
    _ texts: TextArena, _ codes: CodeVector, rows: [Int], nullity: Nullity,
    _ check: () throws(Failure) -> Void
  ) throws(Failure) -> TextColumn {
    var isNeeded = [Bool](repeating: false, count: texts.count)
    try rows.forEach(check) { if !self.nullity.isNull($0) { isNeeded[Int(codes[$0])] = true } }
    var kept = TextArena()
    var newCodes = [UInt64](repeating: 0, count: texts.count)
    try Array(isNeeded.indices).forEach(check) { index in
      guard isNeeded[index] else { return }
      newCodes[index] = UInt64(kept.count)
      kept.append(texts[index].span)
    }
    let gathered = try rows.gather(check) { self.nullity.isNull($0) ? 0 : newCodes[Int(codes[$0])] }
    try check()
    return TextColumn(dictionary: kept, codes: gathered, nullity: nullity)
  }
}

extension ListColumn {
  fileprivate func gathered<Failure: Error>(
    rows: [Int], nullity: Nullity, _ check: () throws(Failure) -> Void
  ) throws(Failure) -> ListColumn {
    var elementRows: [Int] = []
    var offsets: [UInt32] = [0]
    try rows.forEach(check) { row in
      elementRows += self.elementRows(row)
      offsets.append(UInt32(elementRows.count))
    }
    let elements = try elements.gathered(rows: elementRows, check: check)
    return ListColumn(offsets: offsets, elements: elements, nullity: nullity)
  }
}

extension Nullity {
  fileprivate func gathered<Failure: Error>(
    rows: [Int], _ check: () throws(Failure) -> Void
  ) throws(Failure) -> Nullity {
    var (gatheredValidity, gatheredAbsence): (Bitmap?, Bitmap?)
    if let validity { gatheredValidity = try validity.gathered(rows: rows, check) }
    if let absence { gatheredAbsence = try absence.gathered(rows: rows, check) }
    return Nullity(validity: gatheredValidity, absence: gatheredAbsence)
  }
}

extension Bitmap {
  fileprivate func gathered<Failure: Error>(
    rows: [Int], _ check: () throws(Failure) -> Void
  ) throws(Failure) -> Bitmap {
    var gathered = Bitmap(repeating: false, count: rows.count)
    var position = 0
    try rows.forEach(check) { row in
      if self[row] { gathered[position] = true }
      position += 1
    }
    return gathered
  }
}

extension [Int] {
  /// So many rows lie between two calls of a check.
  private static var stretch: Int { 1 << 14 }

  /// Calls `body` with every row, and `check` again and again.
  @inline(__always)
  fileprivate func forEach<Failure: Error>(
    _ check: () throws(Failure) -> Void, _ body: (Int) -> Void
  ) throws(Failure) {
    for start in Swift.stride(from: 0, to: count, by: Array.stretch) {
      try check()
      for row in self[start..<Swift.min(start + Array.stretch, count)] { body(row) }
    }
  }

  @inline(__always)
  fileprivate func gather<Value, Failure: Error>(
    _ check: () throws(Failure) -> Void, _ value: (Int) -> Value
  ) throws(Failure) -> [Value] {
    var gathered: [Value] = []
    gathered.reserveCapacity(count)
    try forEach(check) { gathered.append(value($0)) }
    return gathered
  }
}
