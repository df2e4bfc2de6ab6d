import Columnar

extension KindRun {
  /// Which rows have a kind of the set; nil where all have.
  func bits(of set: UInt16) -> Bitmap? {
    if let only { return only.bit & set != 0 || count == 0 ? nil : Bitmap(repeating: false, count: count) }
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: count))
    setBits(of: set, in: &words, from: 0)
    return Bitmap(words: words, count: count)
  }

  /// Sets the bits of the rows whose kind is in the set; the first row has the bit `start`.
  fileprivate func setBits(of set: UInt16, in words: inout [UInt64], from start: Int) {
    if let only {
      if only.bit & set != 0 { GatheredField.fill(&words, start..<start + count) }
      return
    }
    var row = 0
    while row < count {
      let first = (start + row) & 63
      let end = min(row + 64 - first, count)
      var word: UInt64 = 0
      for place in row..<end {
        let isInSet = UInt64(set &>> UInt16(self[place].rawValue) & 1)
        word |= isInSet &<< UInt64(truncatingIfNeeded: first &+ place &- row)
      }
      words[(start + row) >> 6] |= word
      row = end
    }
  }
}

extension GatheredField {
  /// A bit for every row: set where its kind is in the set.
  func bits(of set: UInt16) -> Bitmap {
    let rowCount = rowCount
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: rowCount))
    var start = 0
    for (segment, rows) in zip(segments, rowCounts) {
      let kinds = segment?.kinds ?? KindRun()
      kinds.setBits(of: set, in: &words, from: start)
      if set & ValueKind.absent.bit != 0 {
        GatheredField.fill(&words, start + kinds.count..<start + rows)
      }
      start += rows
    }
    return Bitmap(words: words, count: rowCount)
  }

  var nullity: Nullity {
    let set = kinds
    guard set & ValueKind.nulls != 0 else { return .none }
    let absence = set & ValueKind.absent.bit == 0 ? nil : bits(of: ValueKind.absent.bit)
    return Nullity(validity: bits(of: ~ValueKind.nulls), absence: absence)
  }

  fileprivate static func fill(_ words: inout [UInt64], _ rows: Range<Int>) {
    var row = rows.lowerBound
    while row < rows.upperBound {
      if row & 63 == 0, rows.upperBound - row >= 64 {
        words[row >> 6] = .max
        row += 64
      } else {
        words[row >> 6] |= 1 << UInt64(row & 63)
        row += 1
      }
    }
  }
}
