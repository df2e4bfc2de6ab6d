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
    for threads in threads {
      let sort = try #require(PackedSort(rows, by: keys, threads: threads) { false })
      let fault = PackedSortTests.fault(sort.ordered(), rows, numbers)
      #expect(fault == nil, "\(shape), \(rowCount) rows, \(threads) threads")
    }
    // Codes of a byte are counted; of wider ones the bound is a guess.
    if rowCount > 0, largest <= 255, let bound = keys.leadingBound(of: 0..<rowCount, wanted: rowCount / 4) {
      #expect(numbers.count { $0 <= bound } >= rowCount / 4, "\(shape), \(rowCount) rows")
    }
    guard rowCount <= 1 << 14 else { return }
    let sort = try #require(PackedSort(rows, by: keys, threads: 1) { false })
    let ordered = sort.ordered()
    for most in [0, 1, 2, 64, 1_000_000] {
      #expect(sort.first(most) == Array(ordered.prefix(most)), "\(shape), \(rowCount) rows, \(most)")
    }
  }

  /// The first place at which rows are not those selected, each once, by their keys and then by themselves. Written to
  /// be quick without optimization.
  private static func fault(_ ordered: [UInt32], _ rows: RowSelection, _ numbers: [UInt64]) -> Int? {
    guard ordered.count == rows.count else { return ordered.count }
    var isSelected = [Bool](repeating: false, count: numbers.count)
    for place in 0..<rows.count { isSelected[rows[place]] = true }
    for place in ordered.indices {
      let row = Int(ordered[place])
      guard row < numbers.count, isSelected[row] else { return place }
      isSelected[row] = false
      guard place > 0 else { continue }
      let before = Int(ordered[place - 1])
      if numbers[before] > numbers[row] || (numbers[before] == numbers[row] && before > row) { return place }
    }
    return nil
  }

  @Test(arguments: Shape.allCases)
  func rowsComeInOrder(shape: Shape) throws {
    for rowCount in [0, 1, 2, 31, 32, 33, 34, 511, 512, 1000, 4096, 32_767, 32_768, 50_003] {
      try check(shape, .range(0..<rowCount), of: rowCount, threads: rowCount < 32_768 ? [1] : [1, 3])
    }
  }

  @Test(arguments: Shape.allCases)
  func selectedRowsComeInOrder(shape: Shape) throws {
    for rowCount in [100, 50_001] {
      try check(shape, .range(rowCount / 3..<rowCount), of: rowCount, threads: [3])
      let list = (0..<rowCount).filter { $0 % 7 != 3 }.map { UInt32($0) }
      try check(shape, .list(list), of: rowCount, threads: [1, 3])
      try check(shape, .list([]), of: rowCount, threads: [3])
    }
  }

  /// Buckets so long that one thread alone would be at work are shared once more, and again.
  @Test(arguments: [Shape.outlier, .equal])
  func longBucketsAreShared(shape: Shape) throws {
    try check(shape, .range(0..<300_000), of: 300_000, threads: [8])
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
    let rowCount = 70_000
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
