import TableReading

/// The launch that a flight began with.
enum LaunchFields {
  /// A launch in normal mode.
  static let launch: [ShapeField] = [
    .text("id"),
    .text("url"),
    .text("name"),
    .text("response_mode"),
    .text("slug"),
    .text("launch_designator"),
    .record("status", NamedFields.explained),
    .timestamp("last_updated"),
    .timestamp("net"),
    .record("net_precision", NamedFields.explained),
    .timestamp("window_end"),
    .timestamp("window_start"),
    .record("image", ImageFields.image),
    .text("infographic"),
    .integer("probability"),
    .text("weather_concerns"),
    .text("failreason"),
    .text("hashtag"),
    .record("launch_service_provider", AgencyFields.summary),
    .record("rocket", rocket),
    .record("mission", MissionFields.mission),
    .record("pad", PlaceFields.pad),
    .boolean("webcast_live"),
    .list("program", of: ProgramFields.program),
    .integer("orbital_launch_attempt_count"),
    .integer("location_launch_attempt_count"),
    .integer("pad_launch_attempt_count"),
    .integer("agency_launch_attempt_count"),
    .integer("orbital_launch_attempt_count_year"),
    .integer("location_launch_attempt_count_year"),
    .integer("pad_launch_attempt_count_year"),
    .integer("agency_launch_attempt_count_year"),
  ]

  private static let rocket: [ShapeField] = [
    .integer("id"),
    .record("configuration", rocketConfiguration),
  ]

  private static let rocketConfiguration: [ShapeField] = [
    .text("response_mode"),
    .integer("id"),
    .text("url"),
    .text("name"),
    .list("families", of: NamedFields.listed),
    .text("full_name"),
    .text("variant"),
  ]
}
