import Columnar

/// What rows are sorted by: columns of numbers, the most important first, each ascending. A key with nulls has two:
/// one that puts the nulls at their end, and its values.
struct SortColumns {
  private(set) var columns: [[UInt64]] = []

  /// Adds the columns of one key.
  mutating func append(_ key: OrderKey, codes: [UInt64], nulls: Bitmap?) {
    let exchange: UInt64 = key.isDescending ? .max : 0
    let (rankOfNull, rankOfValue): (UInt64, UInt64) = key.nullsFirst ? (0, 1) : (1, 0)
    guard key.mayBeNull, let nulls else {
      // Every batch has the same columns, also one in which no row is null.
      if key.mayBeNull { columns.append(Array(repeating: rankOfValue, count: codes.count)) }
      columns.append(key.isDescending ? codes.map { $0 ^ exchange } : codes)
      return
    }
    var ranks = [UInt64](repeating: rankOfValue, count: codes.count)
    var values = codes
    let words = nulls.words
    for row in codes.indices {
      if words[row >> 6] >> UInt64(row & 63) & 1 == 1 {
        ranks[row] = rankOfNull
        // All nulls are one value; what a null row holds has no meaning.
        values[row] = 0
      } else {
        values[row] ^= exchange
      }
    }
    columns.append(ranks)
    columns.append(values)
  }
}
