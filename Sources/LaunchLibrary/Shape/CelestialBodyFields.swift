import TableReading
import Values

/// What LL2's craft fly around and land on.
enum CelestialBodyFields {
  /// A body in normal mode.
  static let normal: [ShapeField] =
    NamedFields.listed + [
      .record("type", NamedFields.idAndName),
      .real("diameter"),
      .real("mass"),
      .real("gravity"),
      // LL2's schema says no more than that it is a text.
      .usual("length_of_day", .duration),
      .boolean("atmosphere"),
      .record("image", ImageFields.image),
      .text("description"),
      .text("wiki_url"),
    ]

  /// A body in detailed mode.
  static let detailed: [ShapeField] =
    normal + [
      .integer("total_attempted_launches"),
      .integer("successful_launches"),
      .integer("failed_launches"),
      .integer("total_attempted_landings"),
      .integer("successful_landings"),
      .integer("failed_landings"),
    ]
}
