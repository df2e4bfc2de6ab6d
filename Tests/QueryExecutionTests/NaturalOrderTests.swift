import Columnar
import QueryExecution
import QueryPlan
import TestSupport
import Testing
import Values

@Suite struct NaturalOrderTests {
  /// In natural order.
  private static let texts = [
    "", "\0", "\u{1}", "!", "0", "00", "01", "1", "1a", "2", "9", "\(String(repeating: "0", count: 300))10",
    "10",
    "99", "100", String(repeating: "9", count: 254), String(repeating: "9", count: 255),
    String(repeating: "1", count: 256), "Progress MS-9", "Progress MS-9 ", "Progress MS-31", "a", "a\0b",
    "a\0b1",
    "a1b2", "a1b10", "a2b1", "a10b", "ab", "Прогресс 2", "Прогресс 10", "🚀1",
  ]

  private static func rows(
    _ values: [Scalar], unencoded: Bool, isComputed: Bool, isDescending: Bool = false,
    nullsFirst: Bool = false,
    limit: Int? = nil
  ) throws -> [Scalar] {
    var builder = PlanBuilder(TestTable.make([(.text, values)], unencoded: unencoded))
    var key = builder.field(0)
    if isComputed { key = builder.add(.coalesce([key, key]), .text) }
    let order = BoundOrderKey(key, isDescending: isDescending, nullsFirst: nullsFirst, isNatural: true)
    return try builder.rows(order: [order], limit: limit).map { values[$0] }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func digitsOrderByValueAndTheRestByCodePoint(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Three of each, so that a dictionary is made of them.
    var values = (NaturalOrderTests.texts + NaturalOrderTests.texts + NaturalOrderTests.texts).map {
      Scalar.text($0)
    }
    values += [.null, .null]
    for index in values.indices.dropFirst() { values.swapAt(index, random.below(index + 1)) }
    let ascending = NaturalOrderTests.texts.flatMap { Array(repeating: Scalar.text($0), count: 3) }
    for (unencoded, isComputed) in [(false, false), (true, false), (false, true)] {
      #expect(
        try NaturalOrderTests.rows(values, unencoded: unencoded, isComputed: isComputed)
          == ascending + [.null, .null], "seed \(seed)")
      #expect(
        try NaturalOrderTests.rows(
          values, unencoded: unencoded, isComputed: isComputed, isDescending: true, nullsFirst: true)
          == [.null, .null] + ascending.reversed(), "seed \(seed)")
      #expect(
        try NaturalOrderTests.rows(values, unencoded: unencoded, isComputed: isComputed, limit: 7)
          == Array(ascending.prefix(7)), "seed \(seed)")
    }
  }

  @Test func onlyNullsHaveANaturalOrderToo() throws {
    #expect(
      try NaturalOrderTests.rows([.null, .null], unencoded: false, isComputed: false) == [.null, .null])
  }
}
