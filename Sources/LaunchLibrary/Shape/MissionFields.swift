import TableReading

/// What LL2's launches are for.
enum MissionFields {
  /// A mission.
  static let mission: [ShapeField] = [
    .integer("id"),
    .text("name"),
    .text("type"),
    .text("description"),
    .record("image", ImageFields.image),
    .record("orbit", orbit),
    .list("agencies", of: AgencyFields.detailed),
    .list("info_urls", of: pageLink),
    .list("vid_urls", of: videoLink),
  ]

  private static let orbit: [ShapeField] = [
    .integer("id"),
    .text("name"),
    .text("abbrev"),
    .record("celestial_body", NamedFields.listed),
  ]

  private static let pageLink: [ShapeField] = [
    .integer("priority"),
    .text("source"),
    .text("title"),
    .text("description"),
    .text("feature_image"),
    .text("url"),
    .record("type", NamedFields.idAndName),
    .record("language", language),
  ]

  private static let videoLink: [ShapeField] = [
    .integer("priority"),
    .text("source"),
    .text("publisher"),
    .text("title"),
    .text("description"),
    .text("feature_image"),
    .text("url"),
    .record("type", NamedFields.idAndName),
    .record("language", language),
    .timestamp("start_time"),
    .timestamp("end_time"),
    .boolean("live"),
  ]

  private static let language: [ShapeField] = [.integer("id"), .text("name"), .text("code")]
}
