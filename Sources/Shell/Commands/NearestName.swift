import QueryDiagnostics

/// Finds what was meant by a name that is none.
enum NearestName {
  /// The name with the fewest slips of the hand; else one that begins with what was written. Nil where none is near.
  static func to(_ written: String, among names: [String]) -> String? {
    let letters = Array(written.lowercased().unicodeScalars)
    let limit = EditDistance.limit(forLength: letters.count)
    let nearest = names.compactMap { name in
      EditDistance.between(letters, Array(name.lowercased().unicodeScalars), atMost: limit).map { (name, $0) }
    }
    .min { $0.1 < $1.1 }
    return nearest?.0 ?? names.first { letters.count > 1 && $0.lowercased().hasPrefix(written.lowercased()) }
  }
}
