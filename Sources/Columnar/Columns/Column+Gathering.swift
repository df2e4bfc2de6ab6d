extension Column {
  /// The column that has the given rows of this one, in that order; a row may come more than once. Costs a pass
  /// over the rows and a new encoding.
  package func gathered(rows: [Int]) -> Column {
    let nullity = nullity.gathered(rows: rows)
    switch self {
    case .boolean(let column):
      return .boolean(BooleanColumn(bits: column.bits.gathered(rows: rows), nullity: nullity))
    case .number(let column):
      let values = rows.map { column.nullity.isNull($0) ? 0 : column.value($0) }
      return .number(NumberColumn(column.type, values: values, nullity: nullity))
    case .real(let column):
      return .real(RealColumn(values: rows.map { column.values[$0] }, nullity: nullity))
    case .text(let column):
      return .text(column.gathered(rows: rows, nullity: nullity))
    case .mixed(let column):
      var sources = TextArena()
      for row in rows { sources.append(column.sources[row]) }
      return .mixed(
        MixedColumn(reading: column.reading.gathered(rows: rows, nullity: nullity), sources: sources))
    case .record(let column):
      return .record(
        RecordColumn(
          fields: column.fields, children: column.children.map { $0.gathered(rows: rows) }, nullity: nullity,
          writtenAsText: column.writtenAsText?.gathered(rows: rows), count: rows.count))
    case .list(let column):
      return .list(column.gathered(rows: rows, nullity: nullity))
    }
  }
}

extension TextColumn {
  fileprivate func gathered(rows: [Int], nullity: Nullity) -> TextColumn {
    if case .dictionary(let texts, let codes, _) = storage {
      return gathered(texts, codes, rows: rows, nullity: nullity)
    }
    var texts = TextArena()
    for row in rows { texts.append(self.nullity.isNull(row) ? [] : self[row]) }
    return TextColumn(texts: texts, nullity: nullity)
  }
}

extension TextColumn {
  /// Keeps of the dictionary what the rows need. No text is copied more than once, however often it comes.
  private func gathered(
    _ texts: TextArena, _ codes: CodeVector, rows: [Int], nullity: Nullity
  ) -> TextColumn {
    var isNeeded = [Bool](repeating: false, count: texts.count)
    for row in rows where !self.nullity.isNull(row) { isNeeded[Int(codes[row])] = true }
    var kept = TextArena()
    var newCodes = [UInt64](repeating: 0, count: texts.count)
    for index in isNeeded.indices where isNeeded[index] {
      newCodes[index] = UInt64(kept.count)
      kept.append(texts[index])
    }
    let gathered = rows.map { self.nullity.isNull($0) ? 0 : newCodes[Int(codes[$0])] }
    return TextColumn(dictionary: kept, codes: gathered, nullity: nullity)
  }
}

extension ListColumn {
  fileprivate func gathered(rows: [Int], nullity: Nullity) -> ListColumn {
    var elementRows: [Int] = []
    var offsets: [UInt32] = [0]
    for row in rows {
      elementRows += self.elementRows(row)
      offsets.append(UInt32(elementRows.count))
    }
    return ListColumn(offsets: offsets, elements: elements.gathered(rows: elementRows), nullity: nullity)
  }
}

extension Nullity {
  fileprivate func gathered(rows: [Int]) -> Nullity {
    Nullity(validity: validity?.gathered(rows: rows), absence: absence?.gathered(rows: rows))
  }
}

extension Bitmap {
  fileprivate func gathered(rows: [Int]) -> Bitmap {
    var gathered = Bitmap(repeating: false, count: rows.count)
    for (position, row) in rows.enumerated() where self[row] { gathered[position] = true }
    return gathered
  }
}
