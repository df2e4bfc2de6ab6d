import TableReading

/// LL2's images: where they are kept, whose they are and what may be done with them.
enum ImageFields {
  /// A whole image.
  static let image: [ShapeField] = [
    .integer("id"),
    .text("name"),
    .text("image_url"),
    .text("thumbnail_url"),
    .text("credit"),
    .record("license", license),
    .boolean("single_use"),
    .list("variants", of: variant),
  ]

  private static let license: [ShapeField] = [
    .integer("id"), .text("name"), .integer("priority"), .text("link"),
  ]

  private static let variant: [ShapeField] = [
    .integer("id"), .record("type", NamedFields.idAndName), .text("image_url"),
  ]
}
