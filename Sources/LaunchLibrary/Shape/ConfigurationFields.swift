import TableReading

/// LL2's configurations: the type that a spacecraft is one of.
enum ConfigurationFields {
  /// A configuration in normal mode, as the craft of a flight holds it.
  static let normal: [ShapeField] = configuration(
    agency: AgencyFields.summary, family: FamilyFields.normal)

  /// A configuration in either mode.
  static let detailed: [ShapeField] =
    configuration(agency: AgencyFields.normal, family: FamilyFields.detailed) + beyondNormal

  /// All that only the detailed mode has, by the names along the way from the configuration.
  static let detailedPaths: [[String]] =
    paths(to: beyondNormal.map(\.name), in: [])
    + paths(to: AgencyFields.namesBeyondSummary, in: ["agency"])
    + paths(to: FamilyFields.namesBeyondNormal, in: ["family"])
    + paths(to: AgencyFields.namesBeyondSummary, in: ["family", "manufacturer"])
    + paths(to: FamilyFields.namesBeyondSummary, in: ["family", "parent"])

  private static func configuration(agency: [ShapeField], family: [ShapeField]) -> [ShapeField] {
    [
      .text("response_mode"),
      .integer("id"),
      .text("url"),
      .text("name"),
      .record("type", NamedFields.idAndName),
      .record("agency", agency),
      .list("family", of: family),
      .boolean("in_use"),
      .record("image", ImageFields.image),
    ]
  }

  /// Lengths are metres, masses kilograms.
  private static let beyondNormal: [ShapeField] = [
    .text("capability"),
    .text("history"),
    .text("details"),
    .date("maiden_flight"),
    .real("height"),
    .real("diameter"),
    .boolean("human_rated"),
    .integer("crew_capacity"),
    .integer("payload_capacity"),
    .integer("payload_return_capacity"),
    .text("flight_life"),
    .text("wiki_link"),
    .text("info_link"),
    .integer("spacecraft_flown"),
    .integer("total_launch_count"),
    .integer("successful_launches"),
    .integer("failed_launches"),
    .integer("attempted_landings"),
    .integer("successful_landings"),
    .integer("failed_landings"),
    .duration("fastest_turnaround"),
  ]

  private static func paths(to names: [String], in record: [String]) -> [[String]] {
    names.map { record + [$0] }
  }
}
