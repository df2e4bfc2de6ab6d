import TableReading

/// LL2's configurations: the type that a spacecraft is one of.
enum ConfigurationFields {
  /// A configuration in normal mode.
  static let normal: [ShapeField] = [
    .text("response_mode"),
    .integer("id"),
    .text("url"),
    .text("name"),
    .record("type", NamedFields.idAndName),
    .record("agency", AgencyFields.normal),
    .list("family", of: FamilyFields.family),
    .boolean("in_use"),
    .record("image", ImageFields.image),
  ]

  /// What a configuration has in detailed mode only. Lengths are metres, masses kilograms.
  static let detailed: [ShapeField] = [
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
}
