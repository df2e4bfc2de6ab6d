/// Finds out whether a column's texts repeat, and makes their sorted dictionary.
enum TextEncoder {
  /// A dictionary pays where each of its texts serves this many rows or more.
  private static let rowsPerText = 2

  /// The dictionary form of one text a row; nil where too few texts repeat.
  static func dictionary(of texts: TextArena, nullity: Nullity) -> TextColumn.Storage? {
    let mostTexts = max(texts.count / rowsPerText, 1)
    var table = TextTable(capacity: min(texts.count, 1 << 16))
    var firstCodes = [UInt64](repeating: 0, count: texts.count)
    for row in 0..<texts.count where !nullity.isNull(row) {
      firstCodes[row] = UInt64(table.code(ofRow: row, in: texts))
      if table.rows.count > mostTexts { return nil }
    }
    return sorted(table, firstCodes, texts, nullity)
  }

  private static func sorted(
    _ table: TextTable, _ firstCodes: [UInt64], _ texts: TextArena, _ nullity: Nullity
  ) -> TextColumn.Storage {
    let order = table.rows.indices.sorted { TextArena.precedes(texts[table.rows[$0]], texts[table.rows[$1]]) }
    var dictionary = TextArena()
    var newCodes = [UInt64](repeating: 0, count: order.count)
    for (code, old) in order.enumerated() {
      dictionary.append(texts[table.rows[old]])
      newCodes[old] = UInt64(code)
    }
    let codes = firstCodes.indices.map { row in nullity.isNull(row) ? 0 : newCodes[Int(firstCodes[row])] }
    return .dictionary(
      dictionary, codes: CodeVector(narrowing: codes, largest: UInt64(max(order.count, 1) - 1)),
      zones: ZoneMap(codes: codes, validity: nullity.validity))
  }
}
