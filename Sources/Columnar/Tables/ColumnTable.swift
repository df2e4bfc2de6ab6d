/// A table in memory: immutable, so any number of threads may read it.
package struct ColumnTable: Hashable, Sendable {
  /// In one object, because a query copies its table many times: each copy counted eight references.
  private let parts: Parts

  /// A table has fewer rows than this: row numbers are stored in 32 bits.
  package static let capacity = Int(UInt32.max)

  package init(schema: Schema, columns: [Column], rowCount: Int, profile: TableProfile? = nil) {
    precondition(columns.count == schema.fields.count, "a table has a column for each field")
    parts = Parts(
      schema: schema, columns: columns, rowCount: rowCount,
      profile: profile ?? TableProfile(inferredFrom: schema))
  }

  package var schema: Schema { parts.schema }
  /// What has been worked out of the fields.
  package var derivations: Derivations { parts.schema.derivations }
  /// One for every field of the schema.
  package var columns: [Column] { parts.columns }
  package var rowCount: Int { parts.rowCount }
  package var profile: TableProfile { parts.profile }
  package var blockCount: Int { Blocks.count(for: rowCount) }

  /// The column at a path that goes through no list, with a row for every row of the table; nil for a path
  /// that leads nowhere or through a list.
  package func column(at path: FieldPath) -> Column? {
    guard let first = path.steps.first, parts.columns.indices.contains(first) else { return nil }
    var column = parts.columns[first]
    // Most fields are the row's own.
    if path.steps.count == 1 { return column }
    for step in path.steps.dropFirst() {
      guard case .record(let record) = column, record.children.indices.contains(step) else { return nil }
      column = record.children[step]
    }
    return column
  }
}

/// What a table is made of.
private final class Parts: Hashable, Sendable {
  let schema: Schema
  let columns: [Column]
  let rowCount: Int
  let profile: TableProfile

  init(schema: Schema, columns: [Column], rowCount: Int, profile: TableProfile) {
    self.schema = schema
    self.columns = columns
    self.rowCount = rowCount
    self.profile = profile
  }

  static func == (left: Parts, right: Parts) -> Bool {
    left === right
      || left.rowCount == right.rowCount && left.schema == right.schema && left.profile == right.profile
        && left.columns == right.columns
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(schema)
    hasher.combine(columns)
    hasher.combine(rowCount)
    hasher.combine(profile)
  }
}
