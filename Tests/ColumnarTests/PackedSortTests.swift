import Columnar
import TestSupport
import Testing
import Values

/// Rows ordered by packed keys, against the standard library.
@Suite struct PackedSortTests {
  /// How keys are spread.
  enum Shape: CaseIterable {
    case equal, few, spread, skewed, outlier, ascending, descending

    func key(_ row: Int, of count: Int, _ random: inout SeededGenerator) -> UInt64 {
      switch self {
      case .equal: 7
      case .few: UInt64(random.below(40))
      case .spread: random.next() & 0x3FFF_FFFF
      case .skewed: UInt64(random.below(1 << 30)) >> UInt64(random.below(30))
      // All others agree in their highest bits.
      case .outlier: row == count / 2 ? 1 << 35 : UInt64(random.below(1000))
      case .ascending: UInt64(row)
      case .descending: UInt64(count - row)
      }
    }
  }

  private func check(_ shape: Shape, _ rows: RowSelection, of rowCount: Int, threads: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(rowCount))
    let codes = (0..<rowCount).map { shape.key($0, of: rowCount, &random) }
    let largest = codes.max() ?? 0
    let part = PackedKeys.Part(
      .codes(CodeVector(narrowing: codes, largest: largest), largest: largest), validity: nil,
      isDescending: rowCount % 2 == 1, nullsFirst: false)
    let keys = try #require(PackedKeys([part]))
    let numbers = keys.keys(.range(0..<rowCount))
    let selected = (0..<rows.count).map { UInt32(rows[$0]) }
    let expected = selected.sorted { (numbers[Int($0)], $0) < (numbers[Int($1)], $1) }
    for threads in threads {
      let sort = try #require(PackedSort(rows, by: keys, threads: threads) { false })
      #expect(sort.ordered() == expected, "\(shape), \(rowCount) rows, \(threads) threads")
    }
  }

  @Test(arguments: Shape.allCases)
  func rowsComeInOrder(shape: Shape) throws {
    for rowCount in [0, 1, 2, 31, 32, 33, 34, 1000, 4095, 4096, 4097, 32_767, 32_768, 32_769, 100_003] {
      try check(shape, .range(0..<rowCount), of: rowCount, threads: [1, 2, 3, 8])
    }
  }

  @Test(arguments: Shape.allCases)
  func selectedRowsComeInOrder(shape: Shape) throws {
    for rowCount in [100, 40_000, 90_001] {
      try check(shape, .range(rowCount / 3..<rowCount), of: rowCount, threads: [1, 3])
      let list = (0..<rowCount).filter { $0 % 7 != 3 }.map { UInt32($0) }
      try check(shape, .list(list), of: rowCount, threads: [1, 3])
      try check(shape, .list([]), of: rowCount, threads: [3])
    }
  }

  /// Buckets so long that one thread alone would be at work are shared once more, and again.
  @Test(arguments: [Shape.outlier, .skewed, .equal])
  func longBucketsAreShared(shape: Shape) throws {
    try check(shape, .range(0..<600_000), of: 600_000, threads: [2, 8])
  }

  @Test func keysThatLeaveNoRoomForRowsAreRefused() throws {
    let codes = CodeVector(narrowing: [1, .max >> 1, 5], largest: .max >> 1)
    let part = PackedKeys.Part(
      .codes(codes, largest: .max >> 1), validity: nil, isDescending: false, nullsFirst: false)
    let keys = try #require(PackedKeys([part]))
    let hasRoom = PackedSort(.range(0..<2), by: keys, threads: 1) { false } != nil
    #expect(hasRoom)
    let isRefused = PackedSort(.range(0..<3), by: keys, threads: 1) { false } == nil
    #expect(isRefused)
  }

  @Test(arguments: [1, 3])
  func aSortEndsWhereItIsToldTo(threads: Int) throws {
    let rowCount = 200_000
    var random = SeededGenerator(seed: 3)
    let codes = (0..<rowCount).map { _ in random.next() & 0x3FFF_FFFF }
    let part = PackedKeys.Part(
      .codes(CodeVector(narrowing: codes, largest: 0x3FFF_FFFF), largest: 0x3FFF_FFFF), validity: nil,
      isDescending: false, nullsFirst: false)
    let keys = try #require(PackedKeys([part]))
    let questions = Monitor(0)
    let whole = PackedSort(.range(0..<rowCount), by: keys, threads: threads) {
      questions.withState { $0 += 1 }
      return false
    }
    _ = try #require(whole).ordered()
    for stop in stride(from: 0, to: questions.withState { $0 }, by: 23) {
      let asked = Monitor(0)
      let sort = PackedSort(.range(0..<rowCount), by: keys, threads: threads) {
        asked.withState { count in
          count += 1
          return count > stop
        }
      }
      // What comes out is of no use, but there is as much of it, and nothing traps.
      #expect(try #require(sort).ordered().count == rowCount)
      #expect(asked.withState { $0 } > stop)
    }
  }
}
