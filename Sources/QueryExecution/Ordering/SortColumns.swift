import Columnar
import QueryPlan

/// What rows are sorted by: columns of numbers, the most important first, each ascending. A key with nulls has two:
/// one that puts the nulls at their end, and its values.
struct SortColumns {
  private(set) var columns: [[UInt64]] = []

  /// Adds the columns of one key.
  mutating func append(
    _ key: OrderKey, codes: consuming [UInt64], nulls: Bitmap?, _ interruption: Interruption
  ) throws(ExecutionFailure) {
    let exchange: UInt64 = key.isDescending ? .max : 0
    let (rankOfNull, rankOfValue): (UInt64, UInt64) = key.nullsFirst ? (0, 1) : (1, 0)
    let count = codes.count
    if key.mayBeNull {
      // Every batch has the same columns, also one in which no row is null.
      let words = nulls?.words
      columns.append(
        try interruption.array(count) { row in
          guard let words else { return rankOfValue }
          return words[row >> 6] >> UInt64(row & 63) & 1 == 1 ? rankOfNull : rankOfValue
        })
    }
    var values = codes
    if exchange != 0 || nulls != nil {
      let words = nulls?.words
      try interruption.forEachStretch(of: count) { stretch in
        for row in stretch {
          // All nulls are one value; what a null row holds has no meaning.
          let isNull = words.map { $0[row >> 6] >> UInt64(row & 63) & 1 == 1 } ?? false
          values[row] = isNull ? 0 : values[row] ^ exchange
        }
      }
    }
    columns.append(values)
  }
}
