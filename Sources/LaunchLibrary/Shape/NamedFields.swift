import TableReading

/// The small records that many LL2 fields hold: an entry of one of its lists of names.
enum NamedFields {
  /// A status, or a type of spacecraft or agency.
  static let idAndName: [ShapeField] = [.integer("id"), .text("name")]

  /// A record in LL2's list mode that has no address of its own.
  static let listed: [ShapeField] = [.text("response_mode"), .integer("id"), .text("name")]

  /// A status of launches, a precision or a type of landing.
  static let explained: [ShapeField] = [
    .integer("id"), .text("name"), .text("abbrev"), .text("description"),
  ]
}
