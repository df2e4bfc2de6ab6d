import TableReading
import Values

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

  /// An agency in detailed mode, as missions hold it.
  static let detailed: [ShapeField] = normal + beyondNormal

  /// The names of all fields that an agency in normal mode has beyond its summary.
  static let namesBeyondSummary: [String] = beyondSummary.map(\.name)

  /// A country that an agency or a place belongs to.
  static let country: [ShapeField] = [
    .integer("id"),
    .text("name"),
    .text("alpha_2_code"),
    .text("alpha_3_code"),
    .text("nationality_name"),
    .text("nationality_name_composed"),
  ]

  private static let beyondSummary: [ShapeField] = [
    .boolean("featured"),
    .list("country", of: country),
    .text("description"),
    .text("administrator"),
    .usual("founding_year", .integer),
    .text("launchers"),
    .text("spacecraft"),
    .text("parent"),
    .record("image", ImageFields.image),
    .record("logo", ImageFields.image),
    .record("social_logo", ImageFields.image),
  ]

  private static let beyondNormal: [ShapeField] = [
    .integer("total_launch_count"),
    .integer("consecutive_successful_launches"),
    .integer("successful_launches"),
    .integer("failed_launches"),
    .integer("pending_launches"),
    .integer("consecutive_successful_landings"),
    .integer("successful_landings"),
    .integer("failed_landings"),
    .integer("attempted_landings"),
    .integer("successful_landings_spacecraft"),
    .integer("failed_landings_spacecraft"),
    .integer("attempted_landings_spacecraft"),
    .integer("successful_landings_payload"),
    .integer("failed_landings_payload"),
    .integer("attempted_landings_payload"),
    .text("info_url"),
    .text("wiki_url"),
    .list("social_media_links", of: socialMediaLink),
  ]

  private static let socialMediaLink: [ShapeField] = [
    .integer("id"),
    .record(
      "social_media",
      [.integer("id"), .text("name"), .text("url"), .record("logo", ImageFields.image)]),
    .text("url"),
  ]
}
