import TestSupport
import Testing

@testable import Columnar

@Suite struct RowNumbersTests {
  @Test(arguments: [0, 255, 256, 0xFF_FFFF, 0x100_0000, 0xFFFF_FFFF] as [UInt32])
  func numbersOfAnySizeAreKept(largest: UInt32) {
    var random = SeededGenerator(seed: UInt64(largest))
    let rows = (0..<100).map { _ in UInt32.random(in: 0...largest, using: &random) } + [largest]
    let numbers = RowNumbers(rows)
    #expect((0..<numbers.count).map { numbers[$0] } == rows)
    #expect(numbers.byteCount == (largest < 1 << 24 ? rows.count * 3 + 1 : rows.count * 4))
  }

  @Test func thereMayBeNone() {
    #expect(RowNumbers([]).count == 0)
  }
}
