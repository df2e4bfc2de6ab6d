import TestSupport
import Testing
import Values

@testable import Columnar

/// Columns of the numbers of answers, which are made without a look for their common step.
@Suite struct UnscaledNumberTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func theyHoldTheirNumbers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = random.pick([0, 1, 2, 60, Blocks.rowCount, Blocks.rowCount + 1])
    let width = random.pick([1, 200, 300, 70_000, 1 << 40, Int.max])
    let base = random.pick([0, 7, -5, Int64.min, Int64.max - 3])
    let numbers = (0..<count).map { _ in
      random.oneIn(50) ? random.pick([Int64.min, .max]) : base &+ Int64(random.below(width))
    }
    let expected = random.oneIn(2) ? numbers : numbers.filter { $0 > .min }
    let column = NumberColumn(.integer, unscaled: expected.map { UInt64(bitPattern: $0) })
    #expect((0..<column.count).map { column.value($0) } == expected, "seed \(seed)")
    #expect(column.zones == ZoneMap(column.codes, validity: nil), "seed \(seed)")
    #expect(expected.isEmpty || column.base == expected.min(), "seed \(seed)")
  }
}
