/// All builders of a table. The first one is the table itself: a record for every row.
struct BuilderTree {
  var builders: [ColumnBuilder] = [ColumnBuilder(key: [], parent: -1)]

  /// The builder of the table's rows.
  static let root = 0

  /// Adds a builder that nothing else leads to.
  mutating func addLoose() -> Int { add(key: [], parent: -1) }

  /// The member of a record by its key; made where it is new.
  mutating func member(_ key: [UInt8], of record: Int) -> Int {
    if let known = builders[record].member(key) { return known }
    let made = add(key: key, parent: record)
    builders[record].add(member: made, key: key)
    return made
  }

  /// The builder of the elements of a list; made where there is none.
  mutating func element(of list: Int) -> Int {
    if builders[list].element >= 0 { return builders[list].element }
    let made = add(key: [], parent: list)
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
        pending.append((builders[builder].element, Int(builders[builder].listEnds.last ?? 0)))
      }
    }
  }

  /// The names along the path to a builder, with dots; elements of a list go by the list's name.
  func path(to builder: Int) -> String {
    var names: [String] = []
    var current = builder
    while current > BuilderTree.root {
      let parent = builders[current].parent
      let isElement = parent >= 0 && builders[parent].element == current
      if !isElement { names.append(String(decoding: builders[current].key, as: UTF8.self)) }
      current = parent
    }
    return names.reversed().joined(separator: ".")
  }

  private mutating func add(key: [UInt8], parent: Int) -> Int {
    builders.append(ColumnBuilder(key: key, parent: parent))
    return builders.count - 1
  }
}
