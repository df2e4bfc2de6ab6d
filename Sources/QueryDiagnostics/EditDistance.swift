/// How many slips of the hand lie between two words: a character too many, too few, another, or two exchanged.
package enum EditDistance {
  /// Words longer than this are not compared: nobody mistypes them.
  package static let longestWord = 64

  /// The distance (optimal string alignment); nil where it is more than `limit`.
  package static func between(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int?
  {
    guard abs(left.count - right.count) <= limit else { return nil }
    guard left.count <= longestWord, right.count <= longestWord else { return nil }
    let width = right.count + 1
    return withUnsafeTemporaryAllocation(of: Int.self, capacity: 3 * width) { room in
      // Three rows of the table at a time; every place is written before it is read.
      for column in 0..<width { room[width + column] = column }
      var (beforeLast, last, current) = (0, width, 2 * width)
      for row in left.indices {
        room[current] = row + 1
        var least = row + 1
        for column in right.indices {
          let isSame = left[row] == right[column]
          var cost = min(
            room[last + column + 1] + 1, room[current + column] + 1,
            room[last + column] + (isSame ? 0 : 1))
          if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
            cost = min(cost, room[beforeLast + column - 1] + 1)
          }
          room[current + column + 1] = cost
          least = min(least, cost)
        }
        if least > limit { return nil }
        (beforeLast, last, current) = (last, current, beforeLast)
      }
      let distance = room[last + right.count]
      return distance <= limit ? distance : nil
    }
  }

  /// The most slips in a word of that length that still leave it recognisable.
  package static func limit(forLength length: Int) -> Int {
    min(max(1, (length + 1) / 4), max(length - 1, 0))
  }
}
