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
    learning.fewestAsks = fewestAsks
    return learning
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func marksAreOfTheRowsWithAValue(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = random.pick([1, 64, 100, 16_384, 40_000])
    let codes: [UInt8] = (0..<count).map { _ in UInt8(random.below(5)) }
    let isValid: [Bool] = (0..<count).map { _ in !random.oneIn(4) }
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: count))
    for row in 0..<count where isValid[row] { words[row >> 6] |= 1 << UInt64(row & 63) }
    let validity = random.oneIn(2) ? Bitmap(words: words, count: count) : nil
    let (stored, code) = (StoredArray(codes), UInt8(random.below(6)))
    let marks = ValueMarks()
    func asked(_ code: UInt8) -> [Bool]? {
      let found = marks.marks(
        of: code, in: PinnedArray(stored), validity: validity.map { PinnedArray($0) },
        ColumnLearningTests.learning(fewestRows: 1, fewestAsks: 2), threads: 2
      ) { false }
      guard let found else { return nil }
      return (0..<count).map { (row: Int) -> Bool in (found[row >> 6] >> UInt64(row & 63)) & 1 == 1 }
    }
    #expect(asked(code) == nil)
    #expect(asked(code ^ 1) == nil, "each value is asked for on its own")
    let expected = (0..<count).map { (row: Int) -> Bool in
      codes[row] == code && (validity == nil || isValid[row])
    }
    #expect(try #require(asked(code)) == expected, "seed \(seed)")
    #expect(try #require(asked(code)) == expected, "seed \(seed)")
    withExtendedLifetime((stored, validity)) {}
  }

  @Test func fewValuesHaveMarks() {
    let (stored, marks) = (StoredArray([UInt8](repeating: 7, count: 100)), ValueMarks())
    let made = (0..<40 as Range<UInt8>).filter { code in
      marks.marks(of: code, in: PinnedArray(stored), validity: nil, .eager, threads: 1) { false } != nil
    }
    #expect(made == Array(0..<16))
    withExtendedLifetime(stored) {}
  }

  @Test func marksAreLeftToTheNextOneThatStops() {
    let (stored, marks) = (StoredArray([UInt8](repeating: 7, count: 100)), ValueMarks())
    let pinned = PinnedArray(stored)
    #expect(marks.marks(of: 7, in: pinned, validity: nil, .eager, threads: 1) { true } == nil)
    let words = marks.marks(of: 7, in: pinned, validity: nil, .eager, threads: 1) { false }
    #expect(words?[0] == .max && words?[1] == 1 << 36 - 1)
    withExtendedLifetime(stored) {}
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
