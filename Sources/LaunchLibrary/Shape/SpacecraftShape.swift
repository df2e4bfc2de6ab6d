package import TableReading

/// What `/spacecraft/` gives, in normal and in detailed mode: LL2 2.3.0's fields, in its order.
///
/// One shape serves both modes and the older versions: a field that the data lack is absent, and fields that are
/// not declared are read by inference. Where versions disagree about a type (2.2.0 has coordinates and founding years
/// as text), the declared one is the usual one.
package enum SpacecraftShape {
  /// Every spacecraft has them, with whatever value; together they tell spacecraft from other records.
  package static let requiredKeys = ["id", "name", "spacecraft_config"]

  /// The shape with everything that the engine is to know of spacecraft.
  package static let table = TableShape(
    name: "LL2",
    fields: record(configuration: ConfigurationFields.detailed)
      + [.list("flights", of: FlightFields.flight)],
    requiredKeys: requiredKeys,
    identity: "id",
    searchFields: [["name"], ["spacecraft_config", "name"]],
    displayFields: [
      ["id"], ["name"], ["status"], ["spacecraft_config"], ["in_space"], ["flights_count"],
      ["mission_ends_count"], ["time_in_space"], ["time_docked"], ["fastest_turnaround"],
    ],
    // All that only the detailed mode has, wherever it stands.
    detailedFields: [["flights"]]
      + ConfigurationFields.detailedPaths.map { ["spacecraft_config"] + $0 },
    // What requests ask for: data of 2021 have none of it.
    assumedFields: [
      "is_placeholder", "in_space", "time_in_space", "time_docked", "flights_count", "mission_ends_count",
      "status",
    ],
    requests: SpacecraftRequests())

  /// A spacecraft in normal mode, with a configuration of those fields.
  static func record(configuration: [ShapeField]) -> [ShapeField] {
    [
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
      .record("spacecraft_config", configuration),
      .duration("fastest_turnaround"),
    ]
  }
}
