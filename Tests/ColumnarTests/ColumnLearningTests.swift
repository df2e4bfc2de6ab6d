import Columnar
import TestSupport
import Testing
import Values

/// What columns make to shorten later work, and when.
@Suite struct ColumnLearningTests {
  private static func learning(fewestRows: Int, fewestAsks: Int) -> ColumnLearning {
    var learning = ColumnLearning()
    learning.fewestRows = fewestRows
    learning.fewestSortedRows = fewestRows
    learning.fewestRowsToMark = fewestRows
    learning.fewestAsks = fewestAsks
    return learning
  }

  /// Marks as a column of bytes would make them.
  private static func asked(
    _ marks: CodeMarks, _ wanted: CodeMarks.Wanted, _ codes: [UInt8], _ learning: ColumnLearning,
    isStopped: Bool = false
  ) -> [Bool]? {
    let found = marks.marks(of: wanted, rowCount: codes.count, learning, threads: 2) {
      isStopped
    } mark: { rows, mask in
      MaskKernels.clear(mask, rows.count)
      for (place, row) in rows.enumerated() {
        let holds =
          switch wanted {
          case .range(let range): range.contains(UInt64(codes[row]))
          case .set(let set): set.contains(UInt64(codes[row]))
          case .texts: false
          }
        if holds { mask[place >> 6] |= 1 << UInt64(place & 63) }
      }
    }
    return found.map { words in codes.indices.map { words[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 } }
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func marksAreOfTheRowsWithCodes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = random.pick([1, 64, 100, 16_384, 40_000])
    let codes: [UInt8] = (0..<count).map { _ in UInt8(random.below(9)) }
    let low = UInt64(random.below(9))
    let wanted: CodeMarks.Wanted = random.oneIn(2) ? .range(low...low + 2) : .set(CodeSet([low, low + 2]))
    let (marks, learning) = (CodeMarks(), ColumnLearningTests.learning(fewestRows: 1, fewestAsks: 2))
    #expect(ColumnLearningTests.asked(marks, wanted, codes, learning) == nil)
    #expect(
      ColumnLearningTests.asked(marks, .range(low...low + 1), codes, learning) == nil,
      "each is asked for on its own")
    let expected = codes.map { code in
      switch wanted {
      case .range(let range): range.contains(UInt64(code))
      case .set(let set): set.contains(UInt64(code))
      case .texts: false
      }
    }
    #expect(
      try #require(ColumnLearningTests.asked(marks, wanted, codes, learning)) == expected, "seed \(seed)")
    #expect(
      try #require(ColumnLearningTests.asked(marks, wanted, codes, learning)) == expected, "seed \(seed)")
  }

  @Test func marksAskedForLongAgoAreGivenUp() {
    let (codes, marks) = ([UInt8](repeating: 7, count: 100), CodeMarks())
    var learning = ColumnLearningTests.learning(fewestRows: 1, fewestAsks: 2)
    learning.mostMarks = 2
    func isKnown(_ code: UInt64) -> Bool {
      ColumnLearningTests.asked(marks, .range(code...code), codes, learning) != nil
    }
    for code: UInt64 in [1, 1, 2, 2, 1, 3, 3] { _ = isKnown(code) }
    #expect(isKnown(1) && isKnown(3), "the last two that were asked for")
    #expect(!isKnown(2), "the other has to be asked for anew")
    #expect(isKnown(2) && isKnown(3) && !isKnown(1))
  }

  @Test func ofManyThatAreAskedForOnceNoneIsKept() {
    let (codes, marks) = ([UInt8](repeating: 7, count: 100), CodeMarks())
    let learning = ColumnLearningTests.learning(fewestRows: 1, fewestAsks: 2)
    for _ in 0..<3 {
      for code in 0..<40 as Range<UInt64> {
        #expect(ColumnLearningTests.asked(marks, .range(code...code), codes, learning) == nil)
      }
    }
  }

  @Test func marksAreLeftToTheNextOneThatStops() {
    let (codes, marks) = ([UInt8](repeating: 7, count: 100), CodeMarks())
    #expect(ColumnLearningTests.asked(marks, .range(7...7), codes, .eager, isStopped: true) == nil)
    #expect(
      ColumnLearningTests.asked(marks, .range(7...7), codes, .eager) == [Bool](repeating: true, count: 100))
  }

  @Test func anOrderIsKeptTheSecondTime() {
    let order = KeptOrder()
    let (up, down) = (
      KeptOrder.Direction(isDescending: false, nullsFirst: false),
      KeptOrder.Direction(isDescending: true, nullsFirst: false)
    )
    let learning = ColumnLearningTests.learning(fewestRows: 3, fewestAsks: 2)
    order.remember([2, 0, 1], up, learning)
    #expect(order.rows(up) == nil)
    order.remember([2, 0, 1], up, learning)
    #expect(order.rows(up) == [2, 0, 1])
    #expect(order.rows(down) == nil)
    order.remember([1, 0, 2], down, learning)
    #expect(order.rows(up) == nil && order.rows(down) == nil, "one at a time")
    order.remember([1, 0, 2], down, learning)
    #expect(order.rows(down) == [1, 0, 2])
    order.remember([1, 0], up, learning)
    order.remember([1, 0], up, learning)
    #expect(order.rows(down) == [1, 0, 2], "fewer rows are sorted each time")
  }

  @Test func aPartIsMadeOnceItIsAskedForOften() {
    let part = LazyPart<Int>()
    #expect(part.part(fewestAsks: 3, isStopped: { false }, make: { 5 }) == nil)
    #expect(part.part(fewestAsks: 3, isStopped: { false }, make: { 5 }) == nil)
    #expect(part.part(fewestAsks: 3, isStopped: { true }, make: { nil }) == nil)
    #expect(part.known == nil)
    #expect(part.part(fewestAsks: 3, isStopped: { false }, make: { 5 }) == 5)
    #expect(part.part(fewestAsks: 3, isStopped: { false }, make: { 6 }) == 5)
    let impossible = LazyPart<Int>()
    #expect(impossible.part(fewestAsks: 1, isStopped: { false }, make: { nil }) == nil)
    #expect(impossible.part(fewestAsks: 1, isStopped: { false }, make: { 5 }) == nil, "it is not tried again")
  }
}
