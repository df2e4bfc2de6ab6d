import Columnar
import QuerySyntax
import Values

/// All fields of a table at every depth, to be found by the paths that people write.
struct FieldIndex: Sendable {
  struct Entry: Sendable {
    let name: String
    let folded: [UInt8]
    /// The entry of the record or list that holds it; -1 for a field of the row itself.
    let parent: Int
    let step: Int
    /// How many segments its whole path has.
    let depth: Int
    let type: FieldType
    /// True where its path goes through a list.
    let isThroughList: Bool
    /// The steps from the row to it; kept where they are few, as nearly everywhere.
    let path: FieldPath?
  }

  /// Paths with more steps are made when they are asked for, so that all of them have room.
  private static let mostKeptSteps = 8

  enum Resolution {
    case found(Int)
    /// Two or more of the same rank.
    case ambiguous([Int])
    case unknown
  }

  private(set) var entries: [Entry] = []
  /// The last names of all paths, folded, and the entries that have each.
  private var lastNames = NameTable()
  private var entriesByLastName: [[Int]] = []
  /// By last name: the field that it means alone; nil where that takes a closer look.
  private var soleMeanings: [SoleMeaning] = []
  private var longestName = 0
  private var deepest = 0

  /// The index of a schema. It is made once: that takes as long as all the rest of the binding of a short query.
  static func of(_ schema: Schema) -> FieldIndex { schema.derivations.value { FieldIndex(schema) } }

  private init(_ schema: Schema) {
    append(schema.fields, parent: -1, depth: 1, isThroughList: false)
    var next = 0
    // Breadth first: fields of the row come before those of its records.
    while next < entries.count {
      let entry = entries[next]
      append(
        entry.type.fields, parent: next, depth: entry.depth + 1,
        isThroughList: entry.isThroughList || entry.type.isList)
      next += 1
    }
    soleMeanings = entriesByLastName.map { candidates in
      SoleMeaning(
        prefersRows: bestEntry(of: candidates, prefersRows: true),
        all: bestEntry(of: candidates, prefersRows: false))
    }
  }

  private mutating func append(_ fields: [Field], parent: Int, depth: Int, isThroughList: Bool) {
    let above = parent < 0 ? FieldPath([]) : entries[parent].path
    for (step, field) in fields.enumerated() {
      let folded = FoldedName.bytes(field.name)
      let (isNew, number) = lastNames.insert(folded)
      if isNew { entriesByLastName.append([]) }
      entriesByLastName[number].append(entries.count)
      longestName = max(longestName, folded.count)
      deepest = max(deepest, depth)
      entries.append(
        Entry(
          name: field.name, folded: folded, parent: parent, step: step, depth: depth, type: field.type,
          isThroughList: isThroughList,
          path: depth <= FieldIndex.mostKeptSteps ? above?.appending(step) : nil))
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
    lastNames.number(of: lastName).map { entriesByLastName[$0] } ?? []
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
  }

  /// The field that wins among those of one name; nil where several do.
  private func bestEntry(of candidates: [Int], prefersRows: Bool) -> Int? {
    let ranks = candidates.map { rank($0, matchedNames: 1, prefersRows: prefersRows) }
    guard let best = ranks.min(), ranks.count(where: { $0 == best }) == 1 else { return nil }
    return zip(candidates, ranks).first { $0.1 == best }?.0
  }

  private func rank(_ entry: Int, matchedNames: Int, prefersRows: Bool) -> Rank {
    Rank(
      isThroughList: prefersRows && entries[entry].isThroughList, matchedNames: matchedNames,
      depth: entries[entry].depth)
  }

  /// The field that a path of one name means, where that is plain: most paths are such.
  func soleMeaning(of path: PathSyntax, prefersRows: Bool) -> Int? {
    guard path.segments.count == 1 else { return nil }
    let name = path.segments[0]
    guard name.isQuoted || !hasJoint(name.text) else { return nil }
    guard let number = lastNames.number(of: FoldedName.bytes(name.text)) else { return nil }
    return prefersRows ? soleMeanings[number].prefersRows : soleMeanings[number].all
  }

  /// True where `__` in a name may stand for `.`.
  private func hasJoint(_ name: String) -> Bool {
    var isBehindUnderscore = false
    for byte in name.utf8 {
      if byte == underscore && isBehindUnderscore { return true }
      isBehindUnderscore = byte == underscore
    }
    return false
  }

  /// Finds the field that a path means. Leading segments may be left out.
  func resolve(_ path: PathSyntax, prefersRows: Bool) -> Resolution {
    guard path.segments.count <= deepest else { return .unknown }
    let segments = path.segments.map(Segment.init)
    var best: [(entry: Int, differences: Int)] = []
    var bestRank: Rank?
    for entry in candidates(for: segments) {
      guard let match = match(segments, entry) else { continue }
      let rank = rank(entry, matchedNames: match.names, prefersRows: prefersRows)
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
  private func differs(_ segment: Segment, _ entry: Entry, _ start: Int) -> Bool {
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
