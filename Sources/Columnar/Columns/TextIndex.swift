/// The rows of a column of texts in the order of their texts' bytes; rows without a value are left out.
///
/// A text, or what begins with one, is found by two binary searches, and costs O(log n + hits) whatever the column's
/// length. It takes three bytes a row, four where there are more than 2²⁴.
///
/// A class, because whoever finds something by it keeps it: each copy counted five references.
package final class TextIndex: Sendable {
  private let texts: TextArena
  private let rows: RowNumbers

  /// - Parameter rows: In the order of their texts; those of equal ones in the table's order.
  package init(_ texts: TextArena, rows: [UInt32]) {
    self.texts = texts
    self.rows = RowNumbers(rows)
  }

  package var byteCount: Int { rows.byteCount }

  /// The places in the index of the rows whose text is this one.
  package func places(of text: Span<UInt8>) -> Range<Int> {
    let start = place { ByteOrder.compare($0, text) < 0 }
    return start..<end(from: start) { ByteOrder.isEqual($0, text) }
  }

  /// The places in the index of the rows whose text begins with this one.
  package func places(beginningWith prefix: Span<UInt8>) -> Range<Int> {
    let start = place { ByteOrder.compare($0, prefix) < 0 }
    let end = end(from: start) { text in
      ByteOrder.isEqual(text.extracting(0..<min(text.count, prefix.count)), prefix)
    }
    return start..<end
  }

  /// So many rows are sorted more quickly than a bit of each row of the table is looked at.
  private static let mostToSort = 1024

  /// The rows at some places, in the table's order.
  package func rows(at places: Range<Int>) -> [UInt32] { fewRows(at: places) ?? rows(at: [places]) }

  /// Up to two rows, as many as most texts have: an array of so many is made at once. Nil where there are more.
  private func fewRows(at places: Range<Int>) -> [UInt32]? {
    switch places.count {
    case 0: return []
    case 1: return [rows[places.lowerBound]]
    case 2:
      let (first, second) = (rows[places.lowerBound], rows[places.lowerBound + 1])
      return [min(first, second), max(first, second)]
    default: return nil
    }
  }

  /// The rows at places of which none lap over each other, in the table's order.
  package func rows(at places: [Range<Int>]) -> [UInt32] {
    guard places.reduce(0, { $0 + $1.count }) > TextIndex.mostToSort else {
      return places.flatMap { range in range.map { rows[$0] } }.sorted()
    }
    var bits = Bitmap(repeating: false, count: texts.count)
    bits.updateWords { words in
      for range in places {
        for place in range {
          let row = rows[place]
          words[Int(row >> 6)] |= 1 << UInt64(row & 63)
        }
      }
    }
    var ordered: [UInt32] = []
    bits.appendRows(from: 0, to: &ordered)
    return ordered
  }

  /// The first place from one on where a text is not such a one. It is most often near: the steps double.
  private func end(from start: Int, where isBefore: (Span<UInt8>) -> Bool) -> Int {
    // A copy of their own: a span depends on who holds what it is of.
    let texts = texts
    let bytes = texts.bytes.span
    var (low, step) = (start, 1)
    while step < rows.count - low,
      isBefore(bytes.extracting(texts.range(of: Int(rows[low + step - 1]))))
    {
      low += step
      step *= 2
    }
    return place(from: low, to: min(low + step, rows.count), where: isBefore)
  }

  /// How many rows come before the first whose text is not such a one.
  private func place(where isBefore: (Span<UInt8>) -> Bool) -> Int {
    place(from: 0, to: rows.count, where: isBefore)
  }

  private func place(from start: Int, to end: Int, where isBefore: (Span<UInt8>) -> Bool) -> Int {
    // A copy of their own: a span depends on who holds what it is of.
    let texts = texts
    let bytes = texts.bytes.span
    var (low, high) = (start, end)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(bytes.extracting(texts.range(of: Int(rows[middle])))) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
