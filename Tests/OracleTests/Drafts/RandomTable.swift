import TestSupport
import Values

/// Random tables: every type of column, nulls of every density, counts of rows around the borders of words
/// and blocks.
struct RandomTable {
  private var random: SeededGenerator
  /// Only numbers that every program reads and writes alike.
  private let isPlain: Bool

  /// Makes the table that a seed decides.
  static func draft(seed: UInt64, rowCount: Int? = nil, isPlain: Bool = false) -> TableDraft {
    var maker = RandomTable(random: SeededGenerator(seed: seed), isPlain: isPlain)
    let counts = isPlain ? [0, 1, 2, 3, 17, 40, 65] : [0, 1, 2, 3, 17, 63, 64, 65, 130, 200, 200]
    let count = rowCount ?? maker.random.pick(counts)
    return TableDraft(fields: maker.fields(count), rowCount: count)
  }

  private mutating func fields(_ count: Int) -> [FieldDraft] {
    [
      FieldDraft("active", column(.boolean, count)), FieldDraft("crewed", column(.boolean, count)),
      FieldDraft("flights", column(.integer, count)), FieldDraft("serial_no", column(.integer, count)),
      FieldDraft("total", column(.integer, count)), FieldDraft("ratio", column(.real, count)),
      FieldDraft("wide", column(.real, count)), FieldDraft("name", column(.text, count)),
      FieldDraft("code", column(.text, count)), FieldDraft("note", mixed(count)),
      FieldDraft("docked", column(.duration, count)), FieldDraft("flown", column(.duration, count)),
      FieldDraft("born", column(.date, count)), FieldDraft("retired", column(.date, count)),
      FieldDraft("seen", column(.timestamp, count)), FieldDraft("launched", column(.timestamp, count)),
      FieldDraft("status", named(count)), FieldDraft("maker", nested(count)),
      FieldDraft("tags", lists(count) { $0.column(.text, $1) }),
      FieldDraft("scores", lists(count) { $0.column(.integer, $1) }),
      FieldDraft("grid", lists(count) { maker, count in maker.lists(count) { $0.column(.real, $1) } }),
      FieldDraft("crew", lists(count) { $0.members($1) }),
    ]
  }

  private mutating func column(_ type: ScalarType, _ count: Int) -> ColumnDraft {
    .scalars(type, scalars(type, count))
  }

  private mutating func mixed(_ count: Int) -> ColumnDraft { .mixed(scalars(.text, count)) }

  private mutating func scalars(_ type: ScalarType, _ count: Int) -> [Scalar] {
    let values = ValuePool.values(type, &random, isPlain: isPlain)
    // In some columns values come in long runs, so that blocks differ and can be skipped.
    let run = random.pick([1, 1, 1, 5, 9_000])
    let isNull = nulls(count)
    var value = random.pick(values)
    return (0..<count).map { row in
      if row % run == 0 { value = random.pick(values) }
      return isNull[row] ? .null : value
    }
  }

  private mutating func nulls(_ count: Int) -> [Bool] {
    switch random.below(6) {
    case 0, 1: Array(repeating: false, count: count)
    case 2: Array(repeating: true, count: count)
    case 3: (0..<count).map { _ in random.oneIn(20) }
    default: (0..<count).map { _ in random.oneIn(2) }
    }
  }

  /// A record that may stand where a scalar is needed.
  private mutating func named(_ count: Int) -> ColumnDraft {
    .record(
      [
        FieldDraft(
          "id",
          .scalars(
            .integer, (0..<count).map { _ in random.oneIn(9) ? .null : .integer(random.number(1...5)) })),
        FieldDraft("name", column(.text, count)), FieldDraft("level", column(.integer, count)),
      ], isPresent: nulls(count).map { !$0 })
  }

  /// A record that may not, with one inside that may.
  private mutating func nested(_ count: Int) -> ColumnDraft {
    .record(
      [
        FieldDraft("title", column(.text, count)), FieldDraft("agency", named(count)),
        FieldDraft("mass", column(.real, count)), FieldDraft("sites", lists(count) { $0.column(.text, $1) }),
      ], isPresent: nulls(count).map { !$0 })
  }

  /// Lists of which some are null and some empty.
  private mutating func lists(
    _ count: Int, of elements: (inout RandomTable, Int) -> ColumnDraft
  ) -> ColumnDraft {
    let isNull = nulls(count)
    let bound = count > 1_000 ? 2 : random.pick([1, 2, 4])
    let counts = isNull.map { $0 ? nil : random.below(bound + 1) }
    return .list(counts, elements: elements(&self, counts.reduce(0) { $0 + ($1 ?? 0) }))
  }

  /// Records in a list, with a field of every type, a record and lists.
  private mutating func members(_ count: Int) -> ColumnDraft {
    .record(
      [
        FieldDraft("nick", column(.text, count)), FieldDraft("age", column(.integer, count)),
        FieldDraft("share", column(.real, count)), FieldDraft("leads", column(.boolean, count)),
        FieldDraft("stay", column(.duration, count)), FieldDraft("joined", column(.date, count)),
        FieldDraft("landed", column(.timestamp, count)), FieldDraft("home", named(count)),
        FieldDraft("skills", lists(count) { $0.column(.text, $1) }),
        FieldDraft("trips", lists(count) { $0.trips($1) }),
      ], isPresent: nulls(count).map { !$0 })
  }

  /// Records in a list in a list.
  private mutating func trips(_ count: Int) -> ColumnDraft {
    .record(
      [
        FieldDraft("goal", column(.text, count)), FieldDraft("cost", column(.integer, count)),
        FieldDraft("docking", column(.duration, count)), FieldDraft("done", column(.boolean, count)),
        FieldDraft("legs", lists(count) { $0.column(.integer, $1) }),
      ], isPresent: nulls(count).map { !$0 })
  }
}
