import Columnar

/// All fields of the data. The first one is the table itself: a record for every row.
struct FieldTree: Sendable {
  private(set) var fields: [GatheredField]

  static let root = 0

  /// Where a field comes from: a builder of one of the trees.
  private struct Source {
    let tree: Int
    let builder: Int
  }

  /// Without any field.
  init() { fields = [] }

  /// Unites the trees of several readers, which have read different pieces. Fields are united by their path, and come
  /// in the order of their first appearance in the data.
  init(taking trees: inout [BuilderTree]) {
    fields = []
    defer { trees = [] }
    let pieces = FieldTree.pieces(trees)
    let rootField = GatheredField(
      key: [], parent: -1, isElement: false, rowCounts: pieces.map(\.rows),
      isJSON: trees.contains { $0.builders[BuilderTree.root].isJSON }, keepsSources: false, dictionaries: [],
      dictionaryOfPiece: pieces.map(\.tree))
    fields.append(rootField)
    var sources = [trees.indices.map { Source(tree: $0, builder: BuilderTree.root) }]
    var next = 0
    while next < fields.count {
      FieldTree.take(&fields[next], sources[next], &trees, pieces.map(\.piece))
      addMembers(of: next, &sources, trees)
      addElement(of: next, &sources, trees)
      next += 1
    }
  }

  /// The pieces in the order of the data, which tree has read each, and how many rows of the table it has.
  private static func pieces(_ trees: [BuilderTree]) -> [(piece: Int, tree: Int, rows: Int)] {
    var pieces: [(piece: Int, tree: Int, rows: Int)] = []
    for (number, tree) in trees.enumerated() {
      for (piece, values) in tree.builders[BuilderTree.root].segments {
        pieces.append((piece, number, values.kinds.count))
      }
    }
    return pieces.sorted { $0.piece < $1.piece }
  }

  private static func take(
    _ field: inout GatheredField, _ sources: [Source], _ trees: inout [BuilderTree], _ pieces: [Int]
  ) {
    for source in sources {
      let ordered = trees[source.tree].builders[source.builder].orderedTexts
      if let memory = ordered?.memory { field.note(textMemory: memory) }
      for (piece, values) in trees[source.tree].builders[source.builder].takeSegments() {
        guard let place = FieldTree.place(of: piece, in: pieces) else { continue }
        field.put(ordered.map { values.takingTexts(from: $0, ofPiece: piece) } ?? values, inPiece: place)
      }
    }
  }

  /// Where a number stands among ascending ones; nil where it is not among them.
  private static func place(of piece: Int, in pieces: [Int]) -> Int? {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle] < piece { low = middle + 1 } else { high = middle }
    }
    return low < pieces.count && pieces[low] == piece ? low : nil
  }

  private mutating func addMembers(of record: Int, _ sources: inout [[Source]], _ trees: [BuilderTree]) {
    var keys = NameTable()
    var found: [[Source]] = []
    for source in sources[record] {
      for member in trees[source.tree].builders[source.builder].members {
        // No copy of the builder: it has many parts.
        let (isNew, number) = keys.insert(trees[source.tree].builders[member].key.bytes)
        if isNew { found.append([]) }
        found[number].append(Source(tree: source.tree, builder: member))
      }
    }
    let ordered = zip(keys.names, found)
      .filter { FieldTree.isThere($1, trees) }
      .map { (key: $0, sources: $1, first: FieldTree.first($1, trees)) }
      .sorted { $0.first < $1.first }
    let memberRowCounts = fields[record].memberRowCounts
    for (key, memberSources, _) in ordered {
      fields[record].members.append(fields.count)
      add(
        key: key, parent: record, isElement: false, rowCounts: memberRowCounts, memberSources, trees)
      sources.append(memberSources)
    }
  }

  /// True for a field that has values, or that the data have named.
  private static func isThere(_ sources: [Source], _ trees: [BuilderTree]) -> Bool {
    sources.contains {
      trees[$0.tree].builders[$0.builder].hasValues || trees[$0.tree].builders[$0.builder].isNamed
    }
  }

  /// When a field came first: in which piece, and there as which.
  private static func first(_ sources: [Source], _ trees: [BuilderTree]) -> (Int, Int) {
    sources.map { (trees[$0.tree].builders[$0.builder].firstPiece, $0.builder) }.min { $0 < $1 } ?? (0, 0)
  }

  private mutating func addElement(of list: Int, _ sources: inout [[Source]], _ trees: [BuilderTree]) {
    let elements = sources[list].compactMap { source -> Source? in
      let element = trees[source.tree].builders[source.builder].element
      guard element >= 0, trees[source.tree].builders[element].sealedCount > 0 else { return nil }
      return Source(tree: source.tree, builder: element)
    }
    guard !elements.isEmpty else { return }
    fields[list].element = fields.count
    add(key: [], parent: list, isElement: true, rowCounts: fields[list].elementCounts, elements, trees)
    sources.append(elements)
  }

  private mutating func add(
    key: [UInt8], parent: Int, isElement: Bool, rowCounts: [Int], _ sources: [Source], _ trees: [BuilderTree]
  ) {
    let empty = TextDictionary()
    var dictionaries = trees.map { _ in empty }
    var numberingTrees = trees.map { _ in false }
    var (isJSON, keepsSources) = (isElement, false)
    for source in sources {
      // No copy of the builder: it has many parts.
      dictionaries[source.tree] = trees[source.tree].builders[source.builder].dictionary
      isJSON = isJSON || trees[source.tree].builders[source.builder].isJSON
      numberingTrees[source.tree] = trees[source.tree].builders[source.builder].numbersRecords
      keepsSources = keepsSources || trees[source.tree].builders[source.builder].keepsSources
    }
    fields.append(
      GatheredField(
        key: key, parent: parent, isElement: isElement, rowCounts: rowCounts, isJSON: isJSON,
        keepsSources: keepsSources, dictionaries: dictionaries,
        dictionaryOfPiece: fields[FieldTree.root].dictionaryOfPiece, numberingTrees: numberingTrees))
  }

  // MARK: Fields

  subscript(field: Int) -> GatheredField {
    get { fields[field] }
    _modify { yield &fields[field] }
  }

  /// The member of a record with that name; nil where there is none.
  func member(_ key: [UInt8], of record: Int) -> Int? {
    fields[record].members.first { fields[$0].key == key }
  }

  /// The member of a record with that name; one without values where there was none.
  mutating func madeMember(_ key: [UInt8], of record: Int) -> Int {
    if let known = member(key, of: record) { return known }
    fields[record].members.append(fields.count)
    addEmpty(key: key, parent: record, isElement: false, rowCounts: fields[record].memberRowCounts)
    return fields.count - 1
  }

  /// The elements of a list; without values where there were none.
  mutating func madeElement(of list: Int) -> Int {
    if fields[list].element >= 0 { return fields[list].element }
    fields[list].element = fields.count
    addEmpty(key: [], parent: list, isElement: true, rowCounts: fields[list].elementCounts)
    return fields.count - 1
  }

  private mutating func addEmpty(key: [UInt8], parent: Int, isElement: Bool, rowCounts: [Int]) {
    fields.append(
      GatheredField(
        key: key, parent: parent, isElement: isElement, rowCounts: rowCounts, isJSON: true,
        keepsSources: false, dictionaries: [], dictionaryOfPiece: []))
  }

  /// True where the records of a field have numbers.
  var numbersRecords: Bool { fields.contains { $0.numbersRecords } }

  /// True for the fields of records that have numbers, and for what is in them.
  func isInNumberedRecord(_ field: Int) -> Bool {
    var current = field
    while current > FieldTree.root {
      current = fields[current].parent
      if current >= 0, fields[current].numbersRecords { return true }
    }
    return false
  }

  /// The names along the way to a field.
  func path(to field: Int) -> BuilderTree.Path {
    var path: BuilderTree.Path = []
    var current = field
    while current > FieldTree.root {
      path.append(fields[current].isElement ? nil : fields[current].key)
      current = fields[current].parent
    }
    return path.reversed()
  }

  /// The names along the path to a field, with dots; elements of a list go by the list's name.
  func name(of field: Int) -> String { BuilderTree.name(path(to: field)) }
}

extension GatheredField {
  /// How many elements the lists of each piece have.
  fileprivate var elementCounts: [Int] { segments.map { $0?.elementCount ?? 0 } }
}
