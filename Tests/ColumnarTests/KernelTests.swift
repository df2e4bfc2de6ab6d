import Columnar
import TestSupport
import Testing
import Values

/// Row counts around words and blocks.
let rowCounts = [0, 1, 63, 64, 65, 127, 128, 1000, 16_383, 16_384, 16_385]

@Suite struct KernelTests {
  /// The largest codes of every width.
  private static let largest: [UInt64] = [255, 65_535, UInt64(UInt32.max), .max]

  private func codes(_ count: Int, upTo largest: UInt64, _ random: inout SeededGenerator) -> CodeVector {
    let codes = (0..<count).map { index in
      index == 0 ? largest : index == 1 ? 0 : random.next() & largest
    }
    return CodeVector(narrowing: codes, largest: largest)
  }

  @Test(arguments: rowCounts)
  func rangesMatchTheNaiveLoopAtEveryDensity(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    for largest in KernelTests.largest {
      let codes = codes(count, upTo: largest, &random)
      let step = largest / 5
      let ranges = [
        0...largest, largest...largest, 0...0, step...(step * 2), 1...(largest - 1), 0...UInt64.max,
      ]
      for range in ranges {
        for rows in [0..<count, count / 3..<count, 0..<count / 2] {
          let bits = RangeKernels.matches(codes, rows: rows, in: range)
          let expected = rows.map { range.contains(codes[$0]) }
          #expect((0..<rows.count).map { bits[$0] } == expected, "largest \(largest), \(range), \(rows)")
          #expect(RangeKernels.count(codes, rows: rows, in: range) == expected.count { $0 })
          #expect(bits.setCount == expected.count { $0 })
        }
      }
    }
  }

  @Test(arguments: rowCounts)
  func setsMatchTheNaiveLoop(count: Int) {
    var random = SeededGenerator(seed: UInt64(count) + 1)
    for largest in KernelTests.largest {
      let codes = codes(count, upTo: largest, &random)
      for members in [[], [0], [largest], (0..<40).map { _ in random.next() & largest }, [0, largest, .max]] {
        let bits = CodeSet(members).matches(codes, rows: 0..<count)
        #expect((0..<count).allSatisfy { bits[$0] == members.contains(codes[$0]) }, "\(largest) \(members)")
        #expect(members.allSatisfy { CodeSet(members).contains($0) })
      }
    }
  }

  @Test(arguments: rowCounts)
  func realRangesMatchTheNaiveLoop(count: Int) {
    var random = SeededGenerator(seed: UInt64(count) + 2)
    let reals = (0..<count).map { _ in Double(Int64(bitPattern: random.next()) >> 40) / 16 }
    for (low, high) in [(-1000.0, 1000.0), (0, 0), (-.infinity, 3), (5, -5)] {
      let bits = RangeKernels.matches(StoredArray(reals), rows: 0..<count, from: low, to: high)
      #expect((0..<count).allSatisfy { bits[$0] == (reals[$0] >= low && reals[$0] <= high) })
    }
  }

  @Test(arguments: rowCounts)
  func gatheringReadsTheSameNumbers(count: Int) {
    var random = SeededGenerator(seed: UInt64(count) + 3)
    for spread in [1, 200, 60_000, 4_000_000_000, Int64.max] {
      let values = (0..<count).map { _ in -7 + (Int64(bitPattern: random.next() >> 1) % spread) }
      let column = NumberColumn(.integer, values: values, nullity: .none)
      let list = (0..<count).map { _ in UInt32(random.next() % UInt64(max(count, 1))) }
      let start = count / 3
      #expect(GatherKernels.numbers(column, rows: .range(start..<count)) == Array(values[start...]))
      #expect(GatherKernels.numbers(column, rows: .list(list)) == list.map { values[Int($0)] })
      #expect(GatherKernels.codes(column.codes, rows: .list(list)) == list.map { column.codes[Int($0)] })
    }
  }

  @Test(arguments: rowCounts)
  func radixSortIsStable(count: Int) {
    var random = SeededGenerator(seed: UInt64(count) + 4)
    for mask in [0, 1, 0xFF, 0xFF00, 0xFFFF_FFFF, UInt64.max] {
      let keys = (0..<count).map { _ in random.next() & mask }
      var positions = (0..<count).map { UInt32($0) }
      RadixSort.sort(&positions, by: keys)
      let expected = (0..<count).sorted { (keys[$0], $0) < (keys[$1], $1) }
      #expect(positions.map { Int($0) } == expected, "mask \(mask)")
    }
  }

  @Test func searchFindsEveryPlace() {
    for length in [1, 2, 3, 16, 17, 40] {
      let needle = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 20) }
      for textLength in [0, length - 1, length, length + 1, 31, 32, 33, 100] where textLength >= 0 {
        for place in 0..<max(textLength - length + 1, 0) {
          var text = [UInt8](repeating: UInt8(ascii: "z"), count: textLength)
          text.replaceSubrange(place..<place + length, with: needle)
          #expect(self.place(of: needle, in: text) == place)
          let upper = text.map { $0 &- 0x61 < 26 ? $0 & 0xDF : $0 }
          #expect(self.place(of: needle, in: upper, ignoresCase: true) == place)
          #expect(!occurs(needle, in: upper))
        }
      }
    }
    #expect(occurs([], in: []))
    #expect(!occurs(Array("@".utf8), in: Array("`".utf8), ignoresCase: true))
  }

  @Test func bytesOrderLikeCodePoints() {
    let texts = ["", "a", "ab", "abcdefgh", "abcdefghi", "abcdefgi", "b", "ß", "Я", "\u{FFFF}", "🚀"]
    for (i, left) in texts.enumerated() {
      for (j, right) in texts.enumerated() {
        let (a, b) = (Array(left.utf8), Array(right.utf8))
        #expect(compare(a, b) == (i - j).signum(), "\(left) \(right)")
        if i < j { #expect(prefix(a) <= prefix(b)) }
      }
    }
  }

  // Spans may not stand inside `#expect`.

  private func place(of needle: [UInt8], in text: [UInt8], ignoresCase: Bool = false) -> Int? {
    ByteSearch(needle, ignoresASCIICase: ignoresCase).firstMatch(in: text.span, from: 0)
  }

  private func occurs(_ needle: [UInt8], in text: [UInt8], ignoresCase: Bool = false) -> Bool {
    ByteSearch(needle, ignoresASCIICase: ignoresCase).occurs(in: text.span)
  }

  private func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
    ByteOrder.compare(left.span, right.span).signum()
  }

  private func prefix(_ text: [UInt8]) -> UInt64 { ByteOrder.prefix(text.span) }
}
