/// All builders of a table. The first one is the table itself: a record for every row.
struct BuilderTree: Sendable {
  /// The names along the way to a builder; nil stands for the elements of a list.
  typealias Path = [[UInt8]?]

  var builders: [ColumnBuilder]
  /// The piece that is being read.
  private(set) var piece = 0
  /// What is asked of this reading beside the values.
  let wishes: ReadingWishes
  /// The builder whose value is looked for, or as much of the way to it as is there.
  private(set) var wantedBuilder = -1

  /// The builder of the table's rows.
  static let root = 0
  /// The parent of builders that nothing leads to.
  private static let nowhere = -2

  init(wishes: ReadingWishes = ReadingWishes()) {
    self.wishes = wishes
    builders = []
    _ = add(key: [], parent: -1, isElement: false)
  }

  /// Adds a builder that nothing else leads to.
  mutating func addLoose() -> Int { add(key: [], parent: BuilderTree.nowhere, isElement: false) }

  /// The member of a record by its key; made where it is new.
  mutating func member(_ key: [UInt8], of record: Int) -> Int {
    if let known = builders[record].member(key) { return known }
    let made = add(key: key, parent: record, isElement: false)
    builders[record].add(member: made, key: key)
    return made
  }

  /// The builder of the elements of a list; made where there is none.
  mutating func element(of list: Int) -> Int {
    if builders[list].element >= 0 { return builders[list].element }
    let made = add(key: [], parent: list, isElement: true)
    builders[list].element = made
    return made
  }

  /// Forgets the rows of a builder from `row` on, and all that they hold.
  mutating func removeRows(of builder: Int, from row: Int) {
    var pending = [(builder: builder, row: row)]
    while let (builder, row) = pending.popLast() {
      guard builders[builder].count > row else { continue }
      builders[builder].removeRows(from: row)
      for member in builders[builder].members { pending.append((member, row)) }
      if builders[builder].element >= 0 {
        pending.append((builders[builder].element, builders[builder].elementCount))
      }
    }
  }

  /// Says which piece is read next.
  mutating func begin(piece: Int) { self.piece = piece }

  /// Ends the piece: its rows become segments, and others follow in piece `next`.
  mutating func seal(next: Int) {
    padWayToPlace()
    for builder in builders.indices { builders[builder].seal(piece: piece) }
    piece = next
  }

  /// The rows of the value that is looked for are counted from the beginning of the data: on the way to it, none are left
  /// out at the end of a piece.
  private mutating func padWayToPlace() {
    guard wishes.place != nil else { return }
    var way: [Int] = []
    var current = wantedBuilder
    while current > BuilderTree.root {
      way.append(current)
      current = builders[current].parent
    }
    for builder in way.reversed() {
      let parent = builders[builder].parent
      if builders[parent].element != builder { builders[builder].pad(to: builders[parent].count) }
    }
  }

  /// True for the value that is looked for, just after it has come.
  func isWanted(_ builder: Int) -> Bool {
    guard let place = wishes.place, builder == wantedBuilder, place.path.count == depth(of: builder) else {
      return false
    }
    return builders[builder].sealedCount + builders[builder].count == place.row + 1
  }

  private func depth(of builder: Int) -> Int {
    var depth = 0
    var current = builder
    while current > BuilderTree.root {
      depth += 1
      current = builders[current].parent
    }
    return depth
  }

  /// The names along the path to a builder, with dots; elements of a list go by the list's name.
  func name(of builder: Int) -> String { BuilderTree.name(path(to: builder)) }

  static func name(_ path: Path) -> String {
    path.compactMap { $0.map { String(decoding: $0, as: UTF8.self) } }.joined(separator: ".")
  }

  private func path(to builder: Int) -> Path {
    var path: Path = []
    var current = builder
    while current > BuilderTree.root {
      let parent = builders[current].parent
      let isElement = parent >= 0 && builders[parent].element == current
      path.append(isElement ? nil : builders[current].key.bytes)
      current = parent
    }
    return path.reversed()
  }

  private mutating func add(key: [UInt8], parent: Int, isElement: Bool) -> Int {
    let number = builders.count
    var keepsSources = false
    var rowsBefore = 0
    if !wishes.isEmpty, parent != BuilderTree.nowhere {
      let path = parent < 0 ? [] : self.path(to: parent) + [isElement ? nil : key]
      keepsSources = wishes.sources.contains(path)
      if wishes.place?.path.starts(with: path) == true {
        wantedBuilder = number
        if parent >= 0, !isElement { rowsBefore = builders[parent].sealedCount }
      }
    }
    builders.append(
      ColumnBuilder(
        key: key, parent: parent, firstPiece: piece, keepsSources: keepsSources, rowsBefore: rowsBefore))
    return number
  }
}
