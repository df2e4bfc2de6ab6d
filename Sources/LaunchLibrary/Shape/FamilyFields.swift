import TableReading

/// LL2's families of configurations.
enum FamilyFields {
  /// A family as configurations in normal and in detailed mode hold it.
  static let family: [ShapeField] =
    [
      .text("response_mode"),
      .integer("id"),
      .text("name"),
      .text("description"),
      .record("manufacturer", AgencyFields.normal),
      .record("parent", NamedFields.listed + parentDetailed),
      .date("maiden_flight"),
    ] + detailed

  /// What a family has in detailed mode only.
  static let detailed: [ShapeField] = [
    .integer("spacecraft_flown"),
    .integer("total_launch_count"),
    .integer("successful_launches"),
    .integer("failed_launches"),
    .integer("attempted_landings"),
    .integer("successful_landings"),
    .integer("failed_landings"),
  ]

  /// What the parent of a family has in detailed mode only.
  static let parentDetailed: [ShapeField] = [
    .text("description"),
    .record("manufacturer", AgencyFields.summary),
    .record("parent", NamedFields.listed),
    .date("maiden_flight"),
  ]
}
