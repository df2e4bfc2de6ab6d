/// Which known word is meant by one that is not known.
enum Spelling {
  /// The nearest of the words, if one is near enough: one slip in short words, two in long ones.
  static func nearest(to word: String, among words: [String]) -> String? {
    let written = Array(ASCII.lowercased(word).utf8)
    guard written.count <= 20 else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in words {
      let letters = Array(candidate.utf8)
      let distance = distance(from: written, to: letters)
      let allowed = slips(allowedFor: letters.count, written.count == letters.count)
      if distance > 0 && distance <= allowed && distance < best?.distance ?? Int.max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  /// Words of two letters are near to everything: there only the two letters swapped count.
  private static func slips(allowedFor length: Int, _ isSameLength: Bool) -> Int {
    if length <= 2 { return 0 }
    return length <= 4 ? 1 : 2
  }

  /// Letters to put in, leave out, change or swap with the next.
  private static func distance(from left: [UInt8], to right: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let isSame = left[row] == right[column]
        var cost = min(previous[column + 1] + 1, current[column] + 1, previous[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
