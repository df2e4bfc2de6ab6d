import TableReading

/// LL2's agencies: who builds and flies spacecraft.
enum AgencyFields {
  /// An agency in list mode, as normal records hold it.
  static let summary: [ShapeField] = [
    .text("response_mode"),
    .integer("id"),
    .text("url"),
    .text("name"),
    .text("abbrev"),
    .record("type", NamedFields.idAndName),
  ]

  /// An agency in normal mode, as detailed records hold it.
  static let normal: [ShapeField] = summary + beyondSummary

  /// The names of all fields that an agency in normal mode has beyond its summary.
  static let namesBeyondSummary: [String] =
    beyondSummary.map(\.name) + ["founding_year", "image", "logo", "social_logo"]

  /// Without `founding_year`, which 2.2.0 has as text, and the three images, which inference reads as well.
  private static let beyondSummary: [ShapeField] = [
    .boolean("featured"),
    .list("country", of: country),
    .text("description"),
    .text("administrator"),
    .text("launchers"),
    .text("spacecraft"),
    .text("parent"),
  ]

  private static let country: [ShapeField] = [
    .integer("id"),
    .text("name"),
    .text("alpha_2_code"),
    .text("alpha_3_code"),
    .text("nationality_name"),
    .text("nationality_name_composed"),
  ]
}
