import Columnar
import QuerySyntax
import Values

/// All fields of a table at every depth, to be found by the paths that people write. A class, because every query of
/// the table has it.
final class FieldIndex: Sendable {
  enum Resolution {
    case found(Int)
    /// Two or more of the same rank.
    case ambiguous([Int])
    case unknown
  }

  let entries: [FieldEntry]
  /// The last names of all paths, folded, and the entries that have each.
  private let lastNames: NameTable
  private let entriesByLastName: [[Int]]
  /// By last name: the field that it means alone; nil where that takes a closer look.
  private let soleMeanings: [SoleMeaning]
  /// For how many unknown names of a query all fields are compared with them: the more fields, the fewer.
  let mostSuggestions: Int
  private let longestName: Int
  private let deepest: Int

  /// The index of a schema. It is made once: that takes as long as all the rest of the binding of a short query.
  static func of(_ schema: Schema) -> FieldIndex {
    let kept = schema.derivations.object(FieldIndex.self) { FieldIndex(schema) }
    return kept as? FieldIndex ?? FieldIndex(schema)
  }

  /// The same of a table's schema.
  static func of(_ table: ColumnTable) -> FieldIndex {
    let kept = table.derivations.object(FieldIndex.self) { FieldIndex(table.schema) }
    return kept as? FieldIndex ?? FieldIndex(table.schema)
  }

  private init(_ schema: Schema) {
    let found = FieldEntries(schema)
    entries = found.entries
    lastNames = found.lastNames
    entriesByLastName = found.entriesByLastName
    longestName = found.longestName
    deepest = found.deepest
    mostSuggestions = min(64, max(4, 200_000 / max(found.entries.count, 1)))
    soleMeanings = zip(found.entriesByLastName, found.lastNames.names).map { candidates, name in
      SoleMeaning(
        prefersRows: FieldIndex.bestEntry(of: candidates, in: found.entries, prefersRows: true),
        all: FieldIndex.bestEntry(of: candidates, in: found.entries, prefersRows: false),
        hasJoint: zip(name, name.dropFirst()).contains { $0 == UInt8(ascii: "_") && $1 == $0 })
    }
  }

  /// The steps from the row to a field.
  func path(_ entry: Int) -> FieldPath {
    if let path = entries[entry].path { return path }
    var steps: [Int] = []
    var current = entry
    while current >= 0 {
      steps.append(entries[current].step)
      current = entries[current].parent
    }
    return FieldPath(steps.reversed())
  }

  /// The names from the row to a field.
  func names(_ entry: Int) -> [String] {
    var names: [String] = []
    var current = entry
    while current >= 0 {
      names.append(entries[current].name)
      current = entries[current].parent
    }
    return names.reversed()
  }

  /// The lists of the table at every depth.
  var lists: [Int] { entries.indices.filter { entries[$0].type.isList } }

  /// The first field of that name that is inside a list.
  func insideList(lastName: String) -> Int? {
    entries(lastName: FoldedName.bytes(lastName)).first { entries[$0].isThroughList }
  }

  private func entries(lastName: [UInt8]) -> [Int] {
    lastNames.number(of: lastName.span).map { entriesByLastName[$0] } ?? []
  }

  /// The outermost list on the way to a field, which may be the field itself; the field where there is none.
  func outermostList(around entry: Int) -> Int {
    var outermost = entry
    var current = entry
    while current >= 0 {
      if entries[current].type.isList { outermost = current }
      current = entries[current].parent
    }
    return outermost
  }
}

extension FieldType {
  var isList: Bool {
    if case .list = self { return true }
    return false
  }
}

// MARK: - Resolution

extension FieldIndex {
  /// How well a field fits a written path; the smallest wins.
  private struct Rank: Comparable {
    /// A path through a list is a candidate outside a quantifier only where nothing else fits.
    let isThroughList: Bool
    /// How many names the written segments stand for: of `a__b` the field literally called so wins.
    let matchedNames: Int
    let depth: Int

    init(_ entry: FieldEntry, matchedNames: Int, prefersRows: Bool) {
      isThroughList = prefersRows && entry.isThroughList
      self.matchedNames = matchedNames
      depth = entry.depth
    }

    static func < (left: Rank, right: Rank) -> Bool {
      if left.isThroughList != right.isThroughList { return right.isThroughList }
      return (left.matchedNames, left.depth) < (right.matchedNames, right.depth)
    }
  }

  private struct Match {
    let names: Int
    /// How many of them are written in another case.
    let differences: Int
  }

  private struct Segment {
    let folded: [UInt8]
    let exact: [UInt8]
    /// True where `__` in it may stand for `.`.
    let mayJoin: Bool

    init(_ name: NameSyntax) {
      folded = FoldedName.bytes(name.text)
      exact = Array(name.text.utf8)
      mayJoin = !name.isQuoted
    }
  }

  /// What a single name means, outside of a quantifier and inside.
  private struct SoleMeaning {
    let prefersRows: Int?
    let all: Int?
    /// True where `__` in the name may stand for `.`.
    let hasJoint: Bool
  }

  /// The field that wins among those of one name; nil where several do.
  private static func bestEntry(
    of candidates: [Int], in entries: [FieldEntry], prefersRows: Bool
  ) -> Int? {
    let ranks = candidates.map { Rank(entries[$0], matchedNames: 1, prefersRows: prefersRows) }
    guard let best = ranks.min(), ranks.count(where: { $0 == best }) == 1 else { return nil }
    return zip(candidates, ranks).first { $0.1 == best }?.0
  }

  /// The field that a path of one name means, where that is plain: most paths are such.
  func soleMeaning(of path: PathSyntax, prefersRows: Bool) -> Int? {
    guard path.isSingle else { return nil }
    let isQuoted = path.first.isQuoted
    // A name that is a known one byte for byte is folded as that is: nearly all names are.
    if let number = lastNames.number(of: path.first.text.utf8.span) {
      return !isQuoted && soleMeanings[number].hasJoint ? nil : soleMeaning(number, prefersRows: prefersRows)
    }
    let (isFolded, hasJoint) = FieldIndex.form(of: path.first.text)
    guard !isFolded, isQuoted || !hasJoint,
      let number = lastNames.number(of: FoldedName.bytes(path.first.text).span)
    else { return nil }
    return soleMeaning(number, prefersRows: prefersRows)
  }

  private func soleMeaning(_ number: Int, prefersRows: Bool) -> Int? {
    prefersRows ? soleMeanings[number].prefersRows : soleMeanings[number].all
  }

  /// Whether a name is ASCII without upper case, which folding leaves as it is, and whether `__` in it may stand for `.`.
  private static func form(of name: String) -> (isFolded: Bool, hasJoint: Bool) {
    let bytes = name.utf8.span
    var (isFolded, hasJoint) = (true, false)
    var previous: UInt8 = 0
    for place in bytes.indices {
      let byte = bytes[place]
      if byte >= 0x80 || byte &- 0x41 < 26 { isFolded = false }
      if byte == UInt8(ascii: "_") && previous == byte { hasJoint = true }
      previous = byte
    }
    return (isFolded, hasJoint)
  }

  /// Finds the field that a path means. Leading segments may be left out.
  func resolve(_ path: PathSyntax, prefersRows: Bool) -> Resolution {
    guard path.segmentCount <= deepest else { return .unknown }
    let segments = path.segments.map(Segment.init)
    var best: [(entry: Int, differences: Int)] = []
    var bestRank: Rank?
    for entry in candidates(for: segments) {
      guard let match = match(segments, entry) else { continue }
      let rank = Rank(entries[entry], matchedNames: match.names, prefersRows: prefersRows)
      if let bestRank, bestRank < rank { continue }
      if let bestRank, bestRank == rank {
        best.append((entry, match.differences))
      } else {
        best = [(entry, match.differences)]
        bestRank = rank
      }
    }
    return choose(among: best)
  }

  /// The fields whose name the last segment ends in.
  private func candidates(for segments: [Segment]) -> [Int] {
    guard let last = segments.last else { return [] }
    var found = entries(lastName: last.folded)
    guard last.mayJoin else { return found }
    let folded = last.folded
    var start = max(folded.count - longestName, 2)
    while start < folded.count {
      if folded[start - 1] == underscore, folded[start - 2] == underscore {
        found += entries(lastName: Array(folded[start...]))
      }
      start += 1
    }
    return found
  }

  /// Holds the written segments against the names of a field and the records above it, from the last one up.
  private func match(_ segments: [Segment], _ entry: Int) -> Match? {
    var current = entry
    var names = 0
    var differences = 0
    for segment in segments.reversed() {
      var end = segment.folded.count
      while true {
        guard current >= 0 else { return nil }
        let name = entries[current].folded
        guard name.count <= end, segment.folded[..<end].suffix(name.count).elementsEqual(name) else {
          return nil
        }
        end -= name.count
        differences += differs(segment, entries[current], end) ? 1 : 0
        names += 1
        current = entries[current].parent
        if end == 0 { break }
        guard segment.mayJoin, end > 2, segment.folded[end - 1] == underscore,
          segment.folded[end - 2] == underscore
        else { return nil }
        end -= 2
      }
    }
    return Match(names: names, differences: differences)
  }

  /// True where a segment (from `start` on, in folded bytes) is not the very name.
  private func differs(_ segment: Segment, _ entry: FieldEntry, _ start: Int) -> Bool {
    let exact = Array(entry.name.utf8)
    // Folding may change the length of what stands before; then only the whole segment can be compared.
    guard segment.exact.count == segment.folded.count else { return segment.exact != exact }
    return !segment.exact[start...].prefix(exact.count).elementsEqual(exact)
  }

  /// Of fields whose paths differ in case only, the one written exactly wins.
  private func choose(among best: [(entry: Int, differences: Int)]) -> Resolution {
    guard let first = best.first else { return .unknown }
    guard best.count > 1 else { return .found(first.entry) }
    var groups: [[[UInt8]]: [(entry: Int, differences: Int)]] = [:]
    for candidate in best { groups[foldedNames(candidate.entry), default: []].append(candidate) }
    var kept: [Int] = []
    for group in groups.values {
      let fewest = group.map(\.differences).min() ?? 0
      kept += group.filter { $0.differences == fewest }.map(\.entry)
    }
    return kept.count == 1 ? .found(kept[0]) : .ambiguous(kept.sorted())
  }

  private func foldedNames(_ entry: Int) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var current = entry
    while current >= 0 {
      names.append(entries[current].folded)
      current = entries[current].parent
    }
    return names
  }

  private var underscore: UInt8 { UInt8(ascii: "_") }
}
