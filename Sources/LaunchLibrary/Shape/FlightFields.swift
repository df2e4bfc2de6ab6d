import TableReading

/// The flights of a spacecraft, which detailed records list.
enum FlightFields {
  /// A flight, from its launch to its landing.
  static let flight: [ShapeField] = [
    .integer("id"),
    .text("url"),
    .text("destination"),
    .timestamp("mission_end"),
    .record("spacecraft", SpacecraftShape.record(configuration: ConfigurationFields.normal)),
    .record("launch", LaunchFields.launch),
    .record("landing", landing),
    .duration("duration"),
    .duration("turn_around_time"),
    .text("response_mode"),
  ]

  private static let landing: [ShapeField] = [
    .integer("id"),
    .text("url"),
    .boolean("attempt"),
    .boolean("success"),
    .text("description"),
    .real("downrange_distance"),
    .record("landing_location", PlaceFields.landingLocation),
    .record("type", NamedFields.explained),
  ]
}
