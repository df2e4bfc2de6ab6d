import TableReading

/// The flights of a spacecraft, which detailed records list.
enum FlightFields {
  /// A flight, from its launch to its landing.
  static let flight: [ShapeField] = [
    .integer("id"),
    .text("url"),
    .text("destination"),
    .timestamp("mission_end"),
    .record("spacecraft", spacecraft),
    .record("launch", LaunchFields.launch),
    .record("landing", landing),
    .duration("duration"),
    .duration("turn_around_time"),
    .text("response_mode"),
  ]

  /// The spacecraft once more, as it stands inside its own flights; its image and configuration are inferred.
  private static let spacecraft: [ShapeField] = [
    .text("response_mode"),
    .integer("id"),
    .text("url"),
    .text("name"),
    .text("serial_number"),
    .boolean("is_placeholder"),
    .boolean("in_space"),
    .duration("time_in_space"),
    .duration("time_docked"),
    .integer("flights_count"),
    .integer("mission_ends_count"),
    .record("status", NamedFields.idAndName),
    .text("description"),
    .duration("fastest_turnaround"),
  ]

  private static let landing: [ShapeField] = [
    .integer("id"),
    .text("url"),
    .boolean("attempt"),
    .boolean("success"),
    .text("description"),
    .real("downrange_distance"),
    .record("landing_location", landingLocation),
    .record("type", NamedFields.explained),
  ]

  private static let landingLocation: [ShapeField] = [
    .integer("id"),
    .text("name"),
    .boolean("active"),
    .text("abbrev"),
    .text("description"),
    .integer("successful_landings"),
    .integer("attempted_landings"),
    .integer("failed_landings"),
  ]
}
