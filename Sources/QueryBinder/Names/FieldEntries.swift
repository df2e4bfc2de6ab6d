import Columnar

/// The fields of a schema at every depth, those of the row first, then those of its records, and so on.
struct FieldEntries {
  /// Paths with more steps are made when they are asked for, so that all of them have room.
  private static let mostKeptSteps = 8

  private(set) var entries: [FieldEntry] = []
  /// The last names of all paths, folded, and the entries that have each.
  private(set) var lastNames = NameTable()
  private(set) var entriesByLastName: [[Int]] = []
  private(set) var longestName = 0
  private(set) var deepest = 0

  init(_ schema: Schema) {
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
        FieldEntry(
          name: field.name, folded: folded, parent: parent, step: step, depth: depth, type: field.type,
          scalar: isThroughList ? nil : field.type.scalarType,
          isThroughList: isThroughList,
          path: depth <= FieldEntries.mostKeptSteps ? above?.appending(step) : nil))
    }
  }
}
