import TableReading

/// LL2's programmes, which launches are part of.
enum ProgramFields {
  /// A programme in normal mode.
  static let program: [ShapeField] = [
    .text("response_mode"),
    .integer("id"),
    .text("url"),
    .text("name"),
    .record("image", ImageFields.image),
    .text("info_url"),
    .text("wiki_url"),
    .text("description"),
    .list("agencies", of: AgencyFields.summary),
    .timestamp("start_date"),
    .timestamp("end_date"),
    .list("mission_patches", of: patch),
    .record("type", NamedFields.idAndName),
  ]

  private static let patch: [ShapeField] = [
    .integer("id"),
    .text("name"),
    .integer("priority"),
    .text("image_url"),
    .record("agency", AgencyFields.summary),
    .text("response_mode"),
  ]
}
