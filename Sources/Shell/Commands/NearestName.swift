import QueryDiagnostics

/// Finds what was meant by a name that is none.
package enum NearestName {
  /// The name with the fewest slips of the hand; else one that begins with what was written, or that only lacks letters.
  /// Nil where none is near.
  package static func to(_ written: String, among names: [String]) -> String? {
    let letters = Array(written.lowercased().unicodeScalars)
    let limit = EditDistance.limit(forLength: letters.count)
    let nearest = names.compactMap { name in
      EditDistance.between(letters, Array(name.lowercased().unicodeScalars), atMost: limit).map { (name, $0) }
    }
    .min { $0.1 < $1.1 }
    if let nearest { return nearest.0 }
    guard letters.count > 1 else { return nil }
    return names.first { $0.lowercased().hasPrefix(written.lowercased()) }
      ?? names.first { lacksLetters(letters, Array($0.lowercased().unicodeScalars)) }
  }

  /// True where what was written is the name with some of its letters left out, fewer than there are: `.fild`.
  private static func lacksLetters(_ written: [Unicode.Scalar], _ name: [Unicode.Scalar]) -> Bool {
    guard written.first == name.first, written.count >= fewestLetters, name.count < 2 * written.count else {
      return false
    }
    var rest = written[...]
    for letter in name where rest.first == letter { rest.removeFirst() }
    return rest.isEmpty
  }

  private static let fewestLetters = 3
}
