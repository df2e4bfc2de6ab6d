import Columnar
import TestSupport
import Testing
import Values

/// Marked rows are the rows of their numbers, and numbers of a column are read by either alike.
@Suite struct MarkedRowsTests {
  @Test(arguments: 0..<24 as Range<UInt64>)
  func marksAndNumbersAgree(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rowCount = random.pick([1, 63, 64, 65, 16_383, 16_384, 16_385, 50_001])
    let density = random.pick([0, 1, 6, 20, 50, 63, 64])
    let isMarked = (0..<rowCount).map { _ in random.chance(density, in: 64) }
    let expected = isMarked.indices.filter { isMarked[$0] }
    let marked = MarkedRowsTests.marked(isMarked)
    #expect(marked.count == expected.count)
    #expect(marked.numbers == expected.map { UInt32($0) }, "seed \(seed)")
    #expect(ResultRows.marked(marked).selection == .list(expected.map { UInt32($0) }))

    let width = random.pick([8, 16, 32, 63])
    let values = (0..<rowCount).map { _ in Int64(random.next() >> UInt64(64 - width)) - 1000 }
    let factor: Int64 = width < 60 && random.oneIn(2) ? 5 : 1
    let column = NumberColumn(.integer, values: values.map { $0 &* factor }, nullity: Nullity(validity: nil))
    let sentinel = Int64(-77_777)
    var numbers = [Int64](repeating: sentinel, count: expected.count + 1)
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      let middle = marked.blockCount / 2
      column.write(marked, middle..<marked.blockCount, to: start)
      column.write(marked, 0..<middle, to: start)
    }
    #expect(numbers == expected.map { values[$0] &* factor } + [sentinel], "seed \(seed), \(width) bits")
  }

  /// Numbers that go past the caches, from any place on.
  @Test(arguments: 0..<24 as Range<UInt64>)
  func streamedNumbers(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let rowCount = random.pick([64, 65, 200, 3_000, 16_384])
    let isMarked = (0..<rowCount).map { _ in random.chance(random.pick([30, 64]), in: 64) }
    let width = random.pick([1, 2, 4, 8])
    let codes = CodeVector(
      narrowing: (0..<rowCount).map { _ in random.next() >> UInt64(64 - width * 8) },
      largest: UInt64.max >> UInt64(64 - width * 8))
    let step = random.pick([UInt64(1), 3])
    let expected = isMarked.indices.filter { isMarked[$0] }
      .map { -5 &+ Int64(bitPattern: codes[$0] &* step) }
    let words = MarkedRowsTests.words(isMarked)
    for offset in 0..<9 {
      var numbers = [Int64](repeating: 0, count: expected.count + offset + 1)
      words.withUnsafeBufferPointer { words in
        numbers.withUnsafeMutableBufferPointer { buffer in
          guard let words = words.baseAddress, let start = buffer.baseAddress else { return }
          MaskKernels.write(
            PinnedCodes(codes), 0..<rowCount, where: words, expected.count, base: -5, step: step,
            to: start + offset, isStreamed: true)
        }
      }
      #expect(numbers == Array(repeating: 0, count: offset) + expected + [0], "seed \(seed), \(offset)")
    }
    withExtendedLifetime(codes) {}
  }

  /// Ids: numbers that go up by about one from row to row.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func numbersByTheirDrift(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rowCount = random.pick([1, 64, 255, 256, 257, 1_000, 16_384, 16_640, 40_000])
    let step = random.pick([Int64(1), 1, 60])
    var value = random.pick([Int64(0), -5_000, 7_000_000_000])
    let values = (0..<rowCount).map { _ in
      value += step * Int64(random.chance(60, in: 64) ? 1 : random.below(4))
      return value
    }
    let wide = UInt64(UInt32.max)
    let first = values[0]
    let distances: [UInt64] = values.map { UInt64(($0 - first) / step) }
    let codes = CodeVector(narrowing: distances, largest: random.pick([wide, wide << 8]))
    let column = NumberColumn(
      .integer, nullity: Nullity(validity: nil), base: first, step: UInt64(step), codes: codes,
      zones: ZoneMap(codes, validity: nil), largestCode: UInt64((value - first) / step))
    column.expectReading(.eager, threads: 2)
    try #require(column.drift.known != nil)

    let density = random.pick([0, 1, 6, 20, 50, 63, 64])
    let isMarked = (0..<rowCount).map { _ in random.chance(density, in: 64) }
    let expected = isMarked.indices.filter { isMarked[$0] }.map { values[$0] }
    let marked = MarkedRowsTests.marked(isMarked)
    var numbers = [Int64](repeating: -77_777, count: expected.count + 1)
    numbers.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { column.write(marked, 0..<marked.blockCount, to: start) }
    }
    #expect(numbers == expected + [-77_777], "seed \(seed)")

    let rows = (0..<500).map { _ in UInt32(random.below(rowCount)) }
    var listed = [Int64](repeating: -77_777, count: rows.count + 1)
    listed.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { column.write(.list(rows), 0..<rows.count, to: start) }
    }
    #expect(listed == rows.map { values[Int($0)] } + [-77_777], "seed \(seed)")
  }

  /// What jumps has no drift, wherever it does.
  @Test(arguments: [1, 100, 300, 20_000]) func jumpsHaveNoDrift(place: Int) {
    let codes: [UInt64] = (0..<30_000).map { (row: Int) in UInt64(row < place ? row : row + 256) }
    let largest = UInt64(UInt32.max)
    #expect(CodeDrift(CodeVector(narrowing: codes, largest: largest), largest: largest, threads: 2) == nil)
    // Between two stretches it may jump.
    let parted: [UInt64] = (0..<30_000).map { (row: Int) in UInt64(row / 256 * 10_000 + row % 256) }
    #expect(CodeDrift(CodeVector(narrowing: parted, largest: largest), largest: largest, threads: 2) != nil)
  }

  static func marked(_ isMarked: [Bool]) -> MarkedRows {
    let marks = RowMarks(rowCount: isMarked.count)
    let words = words(isMarked)
    let counts = (0..<Blocks.count(for: isMarked.count)).map { block in
      let rows = Blocks.rows(block, of: isMarked.count)
      let places = rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6
      for (offset, word) in words[places].enumerated() { marks.words(rows)[offset] = word }
      return isMarked[rows].count { $0 }
    }
    return MarkedRows(marks, counts: counts)
  }

  private static func words(_ bits: [Bool]) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: Bitmap.wordCount(for: bits.count))
    for (row, bit) in bits.enumerated() where bit { words[row >> 6] |= 1 << UInt64(row & 63) }
    return words
  }
}
