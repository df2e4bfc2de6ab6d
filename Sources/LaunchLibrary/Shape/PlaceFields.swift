import TableReading
import Values

/// Where LL2's launches begin and its landings end.
enum PlaceFields {
  /// A launch pad.
  static let pad: [ShapeField] =
    [
      .integer("id"),
      .text("url"),
      .boolean("active"),
      .list("agencies", of: AgencyFields.normal),
      .text("name"),
      .record("image", ImageFields.image),
      .text("description"),
      .text("info_url"),
      .text("wiki_url"),
      .text("map_url"),
    ] + coordinates + [
      .record("country", AgencyFields.country),
      .text("map_image"),
      .integer("total_launch_count"),
      .integer("orbital_launch_attempt_count"),
      .duration("fastest_turnaround"),
      .record("location", location(celestialBody: CelestialBodyFields.detailed)),
    ]

  /// Where a spacecraft lands: a runway, a sea.
  static let landingLocation: [ShapeField] =
    [
      .integer("id"),
      .text("name"),
      .boolean("active"),
      .text("abbrev"),
      .text("description"),
      .record("location", location(celestialBody: nil)),
    ] + coordinates + [
      .record("image", ImageFields.image),
      .integer("successful_landings"),
      .integer("attempted_landings"),
      .integer("failed_landings"),
      .record("celestial_body", CelestialBodyFields.normal),
    ]

  /// The site that pads or landing places belong to.
  private static func location(celestialBody: [ShapeField]?) -> [ShapeField] {
    [.text("response_mode"), .integer("id"), .text("url"), .text("name")]
      + (celestialBody.map { [.record("celestial_body", $0)] } ?? [])
      + [
        .boolean("active"),
        .record("country", AgencyFields.country),
        .text("description"),
        .record("image", ImageFields.image),
        .text("map_image"),
      ] + coordinates + [
        .text("timezone_name"),
        .integer("total_launch_count"),
        .integer("total_landing_count"),
      ]
  }

  /// Degrees; texts in 2.2.0.
  private static let coordinates: [ShapeField] = [.usual("longitude", .real), .usual("latitude", .real)]
}
