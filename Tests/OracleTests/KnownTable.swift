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

  /// Rows 0 to 4 with lists that are full, empty, null, and with nulls inside.
  static let lists = TableDraft(
    fields: [
      FieldDraft("k", .scalars(.integer, [10, 20, 30, 40, 50].map { .integer($0) })),
      FieldDraft(
        "tags",
        .list(
          [2, 0, nil, 1, 2],
          elements: .scalars(.text, [.text("a"), .text("b"), .null, .text("b"), .null]))),
      FieldDraft(
        "grid",
        .list(
          [2, 1, nil, 2, 0],
          elements: .list([1, 2, 0, nil, 1], elements: .scalars(.integer, (1...4).map { .integer($0) })))),
      FieldDraft(
        "crew",
        .list(
          [2, 0, nil, 1, 2],
          elements: .record(
            [
              FieldDraft("nick", .scalars(.text, [.text("A"), .text("B"), .null, .null, .text("A")])),
              FieldDraft("age", .scalars(.integer, [30, 20, 99, 40, 50].map { .integer($0) })),
              FieldDraft(
                "skills",
                .list([2, 0, 0, nil, 1], elements: .scalars(.text, [.text("x"), .text("y"), .text("z")]))),
            ], isPresent: [true, true, false, true, true]))),
    ], rowCount: 5)

  /// Two groups, `g`, with sums that pass 64 bits, are not finite, or lie between two microseconds.
  static let sums = TableDraft(
    fields: [
      FieldDraft("g", .scalars(.integer, [1, 1, 2, 2].map { .integer($0) })),
      FieldDraft("big", .scalars(.integer, [.max, 1, 5, 6].map { .integer($0) })),
      FieldDraft("r", .scalars(.real, [1e308, 1e308, 0.1, 0.2].map { .real($0) })),
      FieldDraft("c", .scalars(.real, [1, 1e100, 1, -1e100].map { .real($0) })),
      FieldDraft(
        "d", .scalars(.duration, [2, 3, 3, 4].map { .duration(ExactDuration(microseconds: $0)) })),
    ], rowCount: 4)

  /// Names with numbers in them.
  static let names = TableDraft(
    fields: [
      FieldDraft(
        "name",
        .scalars(
          .text,
          [.text("MS-10"), .text("MS-9"), .text("MS-010"), .text("ms-1"), .null, .text("MS-9a")]))
    ], rowCount: 6)
}
