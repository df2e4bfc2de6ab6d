/// How many slips of the hand lie between two words: a character too many, too few, another, or two exchanged.
package enum EditDistance {
  /// Words longer than this are not compared: nobody mistypes them.
  package static let longestWord = 64

  /// The distance (optimal string alignment); nil where it is more than `limit`.
  package static func between(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int?
  {
    guard abs(left.count - right.count) <= limit else { return nil }
    guard left.count <= longestWord, right.count <= longestWord else { return nil }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let isSame = left[row] == right[column]
        var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      if (current.min() ?? 0) > limit { return nil }
      (beforeLast, last) = (last, current)
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }

  /// The most slips in a word of that length that still leave it recognisable.
  package static func limit(forLength length: Int) -> Int {
    min(max(1, (length + 1) / 4), max(length - 1, 0))
  }
}
