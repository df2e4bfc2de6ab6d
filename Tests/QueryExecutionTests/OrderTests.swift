import Columnar
import QueryExecution
import QueryPlan
import TestSupport
import Testing
import Values

@Suite struct OrderTests {
  /// The order of the language, written to be read: a stable sort, nulls by themselves.
  private func naive(_ values: [[Scalar]], _ keys: [(descending: Bool, nullsFirst: Bool)]) -> [Int] {
    values[0].indices.sorted { left, right in
      for (column, key) in zip(values, keys) {
        let (a, b) = (column[left], column[right])
        if a.isNull || b.isNull {
          if a.isNull == b.isNull { continue }
          return a.isNull == key.nullsFirst
        }
        let order = compare(a, b)
        if order != 0 { return key.descending ? order > 0 : order < 0 }
      }
      return left < right
    }
  }

  private func compare(_ left: Scalar, _ right: Scalar) -> Int {
    switch (left, right) {
    case (.text(let a), .text(let b)):
      Array(a.utf8) == Array(b.utf8) ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
    case (.real(let a), .real(let b)): a < b ? -1 : a > b ? 1 : 0
    case (.boolean(let a), .boolean(let b)): a == b ? 0 : b ? -1 : 1
    default:
      TestTable.number(left) < TestTable.number(right)
        ? -1 : TestTable.number(left) > TestTable.number(right) ? 1 : 0
    }
  }

  @Test(arguments: ProcessorTime.seeds(40))
  func sortsLikeAStableSortAndTopRowsAreItsPrefix(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rowCount = [1, 2, 47, 48, 49, 100, 1000][random.below(7)]
    let types = (0..<1 + random.below(3)).map { _ in
      ScalarType.allCases[random.below(ScalarType.allCases.count)]
    }
    let nulls = [0, 20][random.below(2)]
    let values = types.map { type in
      (0..<rowCount).map { _ in random.below(100) < nulls ? .null : RandomExpressions.value(type, &random) }
    }
    let table = TestTable.make(Array(zip(types, values)), unencoded: random.below(2) == 0)
    var builder = PlanBuilder(table)
    var keys: [BoundOrderKey] = []
    for column in types.indices {
      var key = builder.field(column)
      // A computed key of the same values takes the way of expressions.
      if random.below(3) == 0 { key = builder.add(.coalesce([key, key]), types[column]) }
      keys.append(BoundOrderKey(key, isDescending: random.below(2) == 0, nullsFirst: random.below(2) == 0))
    }
    let expected = naive(values, keys.map { ($0.isDescending, $0.nullsFirst) })
    #expect(try builder.rows(order: keys) == expected, "seed \(seed)")
    for limit in [0, 1, 5, rowCount / 10] {
      let offset = random.below(3)
      #expect(
        try builder.rows(order: keys, offset: offset, limit: limit)
          == Array(expected.dropFirst(offset).prefix(limit)), "seed \(seed), limit \(limit)")
    }
  }

  @Test func limitsAndOffsetsCutAndNeverTrap() throws {
    let table = TestTable.make([(.integer, (0..<10).map { .integer($0) })])
    let builder = PlanBuilder(table)
    #expect(try builder.rows(offset: 3, limit: 2) == [3, 4])
    #expect(try builder.rows(offset: .max, limit: .max) == [])
    #expect(try builder.rows(offset: 8, limit: .max) == [8, 9])
    #expect(try builder.rows(limit: 0) == [])
  }
}
