/// The smallest and largest code of every block, over the rows that are not null.
package struct ZoneMap: Hashable, Sendable {
  package let smallest: [UInt64]
  package let largest: [UInt64]

  /// Makes the map of `codes`. A block of nulls only has `smallest > largest`.
  package init(codes: [UInt64], validity: Bitmap?) {
    let blocks = Blocks.count(for: codes.count)
    var smallest = [UInt64](repeating: .max, count: blocks)
    var largest = [UInt64](repeating: 0, count: blocks)
    for block in 0..<blocks {
      for row in Blocks.rows(block, of: codes.count) where validity?[row] ?? true {
        smallest[block] = min(smallest[block], codes[row])
        largest[block] = max(largest[block], codes[row])
      }
    }
    self.smallest = smallest
    self.largest = largest
  }

  /// The codes that occur in a block; nil where all its rows are null.
  package func range(ofBlock block: Int) -> ClosedRange<UInt64>? {
    smallest[block] <= largest[block] ? smallest[block]...largest[block] : nil
  }
}
