import QueryDiagnostics

/// Which known word is meant by one that is not known.
enum Spelling {
  /// The nearest of the words, if one is near enough: one slip in short words, two in long ones.
  static func nearest(to word: String, among words: [String]) -> String? {
    let written = Array(ASCII.lowercased(word).unicodeScalars)
    guard written.count <= 20 else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in words {
      let letters = Array(candidate.unicodeScalars)
      let allowed = slips(allowedFor: letters.count, written.count == letters.count)
      guard let distance = EditDistance.between(written, letters, atMost: allowed) else { continue }
      if distance > 0 && distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.word
  }

  /// Words of two letters are near to everything: there only the two letters swapped count.
  private static func slips(allowedFor length: Int, _ isSameLength: Bool) -> Int {
    if length <= 2 { return 0 }
    return length <= 4 ? 1 : 2
  }
}
