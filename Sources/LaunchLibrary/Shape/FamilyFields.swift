import TableReading

/// LL2's families of configurations.
enum FamilyFields {
  /// A family in normal mode.
  static let normal: [ShapeField] =
    NamedFields.listed + beyondSummary(manufacturer: AgencyFields.summary, parent: NamedFields.listed)

  /// A family as configurations in either mode hold it.
  static let detailed: [ShapeField] =
    NamedFields.listed + beyondSummary(manufacturer: AgencyFields.normal, parent: normal) + beyondNormal

  /// What a family has in detailed mode only.
  static let namesBeyondNormal: [String] = beyondNormal.map(\.name)

  /// What the parent of a family has in detailed mode only, where it is a family in normal mode itself.
  static let namesBeyondSummary: [String] = beyondSummary(manufacturer: [], parent: []).map(\.name)

  private static func beyondSummary(manufacturer: [ShapeField], parent: [ShapeField]) -> [ShapeField] {
    [
      .text("description"),
      .record("manufacturer", manufacturer),
      .record("parent", parent),
      .date("maiden_flight"),
    ]
  }

  private static let beyondNormal: [ShapeField] = [
    .integer("spacecraft_flown"),
    .integer("total_launch_count"),
    .integer("successful_launches"),
    .integer("failed_launches"),
    .integer("attempted_landings"),
    .integer("successful_landings"),
    .integer("failed_landings"),
  ]
}
