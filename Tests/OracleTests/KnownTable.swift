import Columnar
import Values

/// Small tables for questions whose answers are known beforehand.
enum KnownTable {
  /// One row with a value, and a null, of every type. `t`, `f` and `u` are the three truth values.
  static let values = TableDraft(
    fields: [
      FieldDraft("t", .scalars(.boolean, [.boolean(true)])),
      FieldDraft("f", .scalars(.boolean, [.boolean(false)])),
      FieldDraft("u", .scalars(.boolean, [.null])),
      FieldDraft("zero", .scalars(.integer, [.integer(0)])),
      FieldDraft("one", .scalars(.integer, [.integer(1)])),
      FieldDraft("seven", .scalars(.integer, [.integer(7)])),
      FieldDraft("least_integer", .scalars(.integer, [.integer(.min)])),
      FieldDraft("greatest_integer", .scalars(.integer, [.integer(.max)])),
      FieldDraft("no_integer", .scalars(.integer, [.null])),
      FieldDraft("half", .scalars(.real, [.real(0.5)])),
      FieldDraft("huge", .scalars(.real, [.real(1e308)])),
      FieldDraft("no_real", .scalars(.real, [.null])),
      FieldDraft("word", .scalars(.text, [.text("Soyuz")])),
      FieldDraft("no_text", .scalars(.text, [.null])),
      FieldDraft("stay", .scalars(.duration, [.duration(ExactDuration(microseconds: 864_000_000_000))])),
      FieldDraft("no_stay", .scalars(.duration, [.null])),
      FieldDraft("leap_day", .scalars(.date, [.date(CalendarDate(uncheckedDays: 18_321))])),
      FieldDraft("epoch", .scalars(.timestamp, [.timestamp(Timestamp(uncheckedMicroseconds: 0))])),
    ], rowCount: 1)

  /// Rows 0 to 5 with keys that repeat and are null.
  static let keys = TableDraft(
    fields: [
      FieldDraft(
        "k", .scalars(.integer, [.integer(2), .null, .integer(1), .integer(2), .null, .integer(-3)])),
      FieldDraft(
        "x",
        .scalars(.text, [.text("b"), .text("a"), .null, .text("B"), .text("é"), .text("")])),
      FieldDraft(
        "p",
        .scalars(
          .boolean, [.boolean(true), .null, .boolean(false), .boolean(true), .boolean(false), .null])),
    ], rowCount: 6)
}
