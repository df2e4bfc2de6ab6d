import Columnar
import TestSupport
import Testing
import Values

struct ColumnSummaryTests {
  private static func nullity(_ isNull: [Bool]) -> Nullity {
    var validity = Bitmap(repeating: true, count: isNull.count)
    for row in isNull.indices where isNull[row] { validity[row] = false }
    return Nullity(validity: validity)
  }

  private static func numbers(_ values: [Int64?]) -> Column {
    .number(
      NumberColumn(.integer, values: values.map { $0 ?? 0 }, nullity: nullity(values.map { $0 == nil })))
  }

  /// The spread decides whether codes are counted in a table or hashed.
  @Test(arguments: [1, 100, 60_000, 1 << 23, 1 << 40, Int64.max], [UInt64(1), 2])
  func `numbers are counted and bounded as one by one`(spread: Int64, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pool = (0..<3000).map { _ in Int64.random(in: -spread...(spread - 1), using: &random) }
    var values: [Int64?] = (0..<40_000).map { _ in pool.randomElement(using: &random) }
    for row in values.indices where row % 7 == 0 { values[row] = nil }
    let summary = Self.numbers(values).summary
    let present = values.compactMap { $0 }
    #expect(summary.nullCount == values.count - present.count)
    #expect(summary.distinctCount == Set(present).count)
    #expect(summary.smallest == present.min().map(Scalar.integer))
    #expect(summary.largest == present.max().map(Scalar.integer))
  }

  @Test func `the extremes of 64 bits are three values`() {
    let summary = Self.numbers([.min, .max, -1, .max, nil, .min]).summary
    #expect(summary.distinctCount == 3)
    #expect(summary.smallest == .integer(.min) && summary.largest == .integer(.max))
  }

  @Test(arguments: [UInt64(1), 2, 3]) func `texts are counted by their bytes, repeated or not`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for poolSize in [5, 100_000] {
      let texts =
        (0..<20_000).map { _ in "e\(Int.random(in: 0..<poolSize, using: &random))" } + ["é", "e\u{301}"]
      var arena = TextArena()
      for text in texts { arena.append(Array(text.utf8)) }
      let isNull = texts.indices.map { $0 % 5 == 0 }
      let summary = Column.text(TextColumn(texts: arena, nullity: Self.nullity(isNull))).summary
      let present = texts.indices.filter { !isNull[$0] }.map { Array(texts[$0].utf8) }
      #expect(summary.distinctCount == Set(present).count)
      let sorted = present.sorted { $0.lexicographicallyPrecedes($1) }
      #expect(summary.smallest == .text(String(decoding: sorted[0], as: UTF8.self)))
      #expect(summary.largest == .text(String(decoding: sorted[sorted.count - 1], as: UTF8.self)))
    }
  }

  @Test func `reals, booleans and lists`() {
    let reals = Column.real(
      RealColumn(
        values: [0.5, 0, -0.0, 7e300, -1, 9],
        nullity: Self.nullity([false, false, false, false, false, true])))
    #expect(reals.summary.distinctCount == 4)
    #expect(reals.summary.smallest == .real(-1) && reals.summary.largest == .real(7e300))
    let booleans = Column.boolean(
      BooleanColumn(bits: Bitmap(words: [0b011], count: 3), nullity: Self.nullity([false, false, true])))
    #expect(
      booleans.summary
        == ColumnSummary(nullCount: 1, distinctCount: 1, smallest: .boolean(true), largest: .boolean(true)))
    let lists = Column.list(
      ListColumn(
        offsets: [0, 3, 3, 4], elements: Self.numbers([1, 2, 3, 4]),
        nullity: Self.nullity([false, true, false])))
    #expect(lists.summary == ColumnSummary(nullCount: 1, smallest: .integer(1), largest: .integer(3)))
  }

  @Test func `where no row has a value there is no range`() {
    let empty = ColumnSummary(nullCount: 2, distinctCount: 0)
    let none = Self.nullity([true, true])
    var arena = TextArena()
    for _ in 0..<2 { arena.append([]) }
    #expect(Self.numbers([nil, nil]).summary == empty)
    #expect(Column.real(RealColumn(values: [1, 2], nullity: none)).summary == empty)
    #expect(Column.text(TextColumn(texts: arena, nullity: none)).summary == empty)
    #expect(Column.text(TextColumn(unencoded: arena, nullity: none)).summary == empty)
    #expect(
      Column.boolean(BooleanColumn(bits: Bitmap(repeating: true, count: 2), nullity: none)).summary == empty)
    #expect(Self.numbers([]).summary == ColumnSummary(nullCount: 0, distinctCount: 0))
  }
}

extension Column {
  /// What is said of the column where nothing stops it.
  fileprivate var summary: ColumnSummary { summary { false } ?? ColumnSummary(nullCount: -1) }
}
