import Values

/// What the engine must know of a table beyond its columns: data about the data, so that no room needs to know
/// of spacecraft.
package struct TableProfile: Hashable, Sendable {
  /// What the table's kind is called in messages: `LL2`; nil for inferred tables.
  package var shapeName: String?
  /// The field by which two records are one.
  package var identity: FieldPath?
  /// Where `search` looks.
  package var searchFields: [FieldPath]
  /// What formats for people show without `select`.
  package var displayFields: [FieldPath]
  /// Fields of the table that a record in mode `normal` leaves out.
  package var detailedFields: [FieldPath]

  package init(
    shapeName: String? = nil, identity: FieldPath? = nil, searchFields: [FieldPath],
    displayFields: [FieldPath], detailedFields: [FieldPath] = []
  ) {
    self.shapeName = shapeName
    self.identity = identity
    self.searchFields = searchFields
    self.displayFields = displayFields
    self.detailedFields = detailedFields
  }

  /// For a table of no declared shape: search every text field of the row itself, show every scalar field.
  package init(inferredFrom schema: Schema) {
    let paths = schema.shownFields.indices.map { FieldPath([$0]) }
    self.init(
      searchFields: paths.filter { schema.field(at: $0)?.type.scalarType == .text },
      displayFields: paths.filter { schema.field(at: $0)?.type.scalarType != nil })
  }
}
