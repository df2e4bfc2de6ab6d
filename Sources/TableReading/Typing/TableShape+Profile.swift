import Columnar

extension TableShape {
  /// What the engine has to know of a table of this shape, its names turned into places of the schema.
  func profile(for schema: Schema) -> TableProfile {
    var profile = TableProfile(inferredFrom: schema)
    profile.shapeName = name
    profile.identity = identity.flatMap { TableShape.path([$0], in: schema) }
    if !searchFields.isEmpty {
      profile.searchFields = searchFields.compactMap { TableShape.path($0, in: schema) }
    }
    if !displayFields.isEmpty {
      profile.displayFields = displayFields.compactMap { TableShape.path($0, in: schema) }
    }
    profile.detailedFields = detailedFields.compactMap { TableShape.path($0, in: schema) }
    return profile
  }

  private static func path(_ names: [String], in schema: Schema) -> FieldPath? {
    var fields = Array(schema.shownFields)
    var steps: [Int] = []
    for name in names {
      let length = name.utf8.count
      // The length tells most names apart, and takes a fraction of the time.
      guard
        let step = fields.firstIndex(where: {
          $0.name.utf8.count == length && $0.name.utf8.elementsEqual(name.utf8)
        })
      else { return nil }
      steps.append(step)
      fields = fields[step].type.fields
    }
    return steps.isEmpty ? nil : FieldPath(steps)
  }
}
