/// A table in memory: immutable, so any number of threads may read it.
package struct ColumnTable: Hashable, Sendable {
  package let schema: Schema
  /// One for every field of the schema.
  package let columns: [Column]
  package let rowCount: Int
  package let profile: TableProfile

  /// A table has fewer rows than this: row numbers are stored in 32 bits.
  package static let capacity = Int(UInt32.max)

  package init(schema: Schema, columns: [Column], rowCount: Int, profile: TableProfile? = nil) {
    precondition(columns.count == schema.fields.count, "a table has a column for each field")
    self.schema = schema
    self.columns = columns
    self.rowCount = rowCount
    self.profile = profile ?? TableProfile(inferredFrom: schema)
  }

  package var blockCount: Int { Blocks.count(for: rowCount) }

  /// The column at a path that goes through no list, with a row for every row of the table; nil for a path
  /// that leads nowhere or through a list.
  package func column(at path: FieldPath) -> Column? {
    guard let first = path.steps.first, columns.indices.contains(first) else { return nil }
    var column = columns[first]
    for step in path.steps.dropFirst() {
      guard case .record(let record) = column, record.children.indices.contains(step) else { return nil }
      column = record.children[step]
    }
    return column
  }
}
