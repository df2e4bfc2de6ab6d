import QueryDiagnostics
import QuerySyntax

/// Finds the fields that somebody may have meant who wrote a path that leads nowhere.
struct FieldSuggestions {
  struct Candidate {
    let entry: Int
    /// Slips of the hand between the two; nil where they have words in common only.
    let slips: Int?
  }

  /// How many are offered.
  private static let most = 3

  private let written: [Unicode.Scalar]
  private let words: [[Unicode.Scalar]]
  private let index: FieldIndex

  /// Nil where what was written is too long to be a slip of the hand.
  init?(_ path: PathSyntax, in index: FieldIndex) {
    guard path.segmentCount <= 8,
      path.segments.allSatisfy({ $0.text.utf8.count <= EditDistance.longestWord })
    else { return nil }
    self.index = index
    written = FieldSuggestions.normalized(path.segments.map(\.text))
    words = FieldSuggestions.words(written)
  }

  /// The best candidates, the best first.
  func best() -> [Candidate] {
    let mistyped = nearest()
    return mistyped.isEmpty ? sharingWords() : mistyped
  }

  private func nearest() -> [Candidate] {
    let limit = EditDistance.limit(forLength: written.count)
    var found: [(entry: Int, slips: Int)] = []
    for entry in index.entries.indices {
      guard let slips = slips(to: entry, atMost: limit) else { continue }
      found.append((entry, slips))
    }
    guard let fewest = found.map(\.slips).min() else { return [] }
    let best = found.filter { $0.slips == fewest }
    let shallowest = best.map { index.entries[$0.entry].depth }.min() ?? 0
    let kept = best.filter { index.entries[$0.entry].depth == shallowest }
    return kept.prefix(FieldSuggestions.most).map { Candidate(entry: $0.entry, slips: $0.slips) }
  }

  /// The fewest slips to the last one, two or three names of a field's path.
  private func slips(to entry: Int, atMost limit: Int) -> Int? {
    var names: [String] = []
    var current = entry
    var fewest: Int?
    while current >= 0, names.count < 3 {
      names.insert(index.entries[current].name, at: 0)
      current = index.entries[current].parent
      let known = FieldSuggestions.normalized(names)
      guard let slips = EditDistance.between(written, known, atMost: limit) else { continue }
      fewest = min(fewest ?? slips, slips)
    }
    return fewest
  }

  /// Fields whose name has all the written words, or is one of them.
  private func sharingWords() -> [Candidate] {
    guard written.count >= 3 else { return [] }
    var found: [Int] = []
    for entry in index.entries.indices where index.entries[entry].name.utf8.count <= EditDistance.longestWord
    {
      let known = FieldSuggestions.words(FieldSuggestions.normalized([index.entries[entry].name]))
      if words.allSatisfy(known.contains) || known.allSatisfy(words.contains) { found.append(entry) }
    }
    let shallowest = found.map { index.entries[$0].depth }.min() ?? 0
    let kept = found.filter { index.entries[$0].depth == shallowest }
    return kept.prefix(FieldSuggestions.most).map { Candidate(entry: $0, slips: nil) }
  }

  /// Names in one, with `_` wherever one ends and another begins.
  private static func normalized(_ names: [String]) -> [Unicode.Scalar] {
    var text: [Unicode.Scalar] = []
    for name in names {
      if !text.isEmpty { text.append("_") }
      for scalar in FoldedName.scalars(name) where !(scalar == "_" && text.last == "_") {
        text.append(scalar)
      }
    }
    return text
  }

  private static func words(_ text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    text.split(separator: "_").map { Array($0) }
  }
}
