package import TableReading

/// What `/spacecraft/` gives, in normal and in detailed mode: LL2 2.3.0's fields, in its order.
///
/// One shape serves both modes and the older versions: a field that the data lack is absent, and fields that are
/// not declared are read by inference. So a field stays undeclared where versions disagree about its type
/// (2.2.0 has coordinates and founding years as text).
package enum SpacecraftShape {
  /// The shape with everything that the engine is to know of spacecraft.
  package static let table = TableShape(
    name: "LL2",
    fields: record + [.list("flights", of: FlightFields.flight)],
    requiredKeys: ["id", "name", "spacecraft_config"],
    identity: "id",
    searchFields: [["name"], ["spacecraft_config", "name"]],
    displayFields: [
      ["id"], ["name"], ["status"], ["spacecraft_config"], ["in_space"], ["flights_count"],
      ["mission_ends_count"], ["time_in_space"], ["time_docked"], ["fastest_turnaround"],
    ],
    detailedFields: detailedFields, requests: SpacecraftRequests())

  private static let record: [ShapeField] = [
    .text("response_mode"),
    .integer("id"),
    .text("url"),
    .text("name"),
    .text("serial_number"),
    .boolean("is_placeholder"),
    .record("image", ImageFields.image),
    .boolean("in_space"),
    .duration("time_in_space"),
    .duration("time_docked"),
    .integer("flights_count"),
    .integer("mission_ends_count"),
    .record("status", NamedFields.idAndName),
    .text("description"),
    .record("spacecraft_config", ConfigurationFields.normal + ConfigurationFields.detailed),
    .duration("fastest_turnaround"),
  ]

  /// All that only the detailed mode has, wherever it stands.
  private static let detailedFields: [[String]] = {
    let configuration = ["spacecraft_config"]
    let agency = configuration + ["agency"]
    let family = configuration + ["family"]
    return [["flights"]]
      + paths(to: ConfigurationFields.detailed.map(\.name), in: configuration)
      + paths(to: AgencyFields.namesBeyondSummary, in: agency)
      + paths(to: FamilyFields.detailed.map(\.name), in: family)
      + paths(to: AgencyFields.namesBeyondSummary, in: family + ["manufacturer"])
      + paths(to: FamilyFields.parentDetailed.map(\.name), in: family + ["parent"])
  }()

  private static func paths(to names: [String], in record: [String]) -> [[String]] {
    names.map { record + [$0] }
  }
}
