import TableReading

/// The launch that a flight began with.
///
/// Declared are the times, the counts and the names along the way to rocket, mission and pad. What stands deeper
/// (programmes, patches, videos, celestial bodies, images) is read by inference.
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
    .text("infographic"),
    .integer("probability"),
    .text("weather_concerns"),
    .text("failreason"),
    .text("hashtag"),
    .record("launch_service_provider", AgencyFields.summary),
    .record("rocket", rocket),
    .record("mission", mission),
    .record("pad", pad),
    .boolean("webcast_live"),
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

  private static let mission: [ShapeField] = [
    .integer("id"),
    .text("name"),
    .text("type"),
    .text("description"),
    .record("orbit", [.integer("id"), .text("name"), .text("abbrev")]),
  ]

  private static let pad: [ShapeField] = [
    .integer("id"),
    .text("url"),
    .boolean("active"),
    .text("name"),
    .text("description"),
    .text("info_url"),
    .text("wiki_url"),
    .text("map_url"),
    .text("map_image"),
    .integer("total_launch_count"),
    .integer("orbital_launch_attempt_count"),
    .duration("fastest_turnaround"),
    .record("location", location),
  ]

  private static let location: [ShapeField] = [
    .text("response_mode"),
    .integer("id"),
    .text("url"),
    .text("name"),
    .boolean("active"),
    .text("description"),
    .text("map_image"),
    .text("timezone_name"),
    .integer("total_launch_count"),
    .integer("total_landing_count"),
  ]
}
