import Columnar
import TestSupport
import Testing
import Values

@Suite struct ColumnTests {
  /// Values that a column of numbers must keep, extremes and strides among them.
  private static let numbers: [[Int64]] = [
    [0], [5, 5, 5], [.min, .max], [.min, 0, .max], [.max, .max - 1], [-1, 0, 1],
    [1_000_000, 3_000_000, 500_000_000_000], [0, 255], [0, 256], [0, 65_535], [0, 65_536],
    [0, 0xFFFF_FFFF], [0, 0x1_0000_0000], [.min, .min + 7, .min + 14],
  ]

  @Test(arguments: numbers)
  func numbersComeBack(values: [Int64]) {
    for nulls in [[], [0], Array(values.indices)] {
      var validity = Bitmap(repeating: true, count: values.count)
      for row in nulls where row < values.count { validity[row] = false }
      let column = NumberColumn(.duration, values: values, nullity: Nullity(validity: validity))
      for row in values.indices where !nulls.contains(row) { #expect(column.value(row) == values[row]) }
      let kept = values.indices.filter { !nulls.contains($0) }
      let codes = kept.map { column.codes[$0] }
      #expect(column.zones.range(ofBlock: 0) == codes.min().map { $0...(codes.max() ?? $0) })
      #expect(column.largestCode == codes.max() ?? 0)
    }
  }

  @Test func wholeSecondsCostWhatSecondsCost() {
    let column = NumberColumn(.duration, values: [0, 200_000_000, 7_000_000], nullity: .none)
    #expect(column.step == 1_000_000 && column.codes.bytesPerCode == 1)
  }

  @Test(arguments: rowCounts)
  func zonesHoldTheExtremesOfTheirBlocks(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let codes = (0..<count).map { _ in random.next() }
    var validity = Bitmap(repeating: true, count: count)
    for row in 0..<count where random.next() % 3 == 0 { validity[row] = false }
    for validity in [nil, validity, Bitmap(repeating: false, count: count)] {
      let map = ZoneMap(codes: codes, validity: validity)
      for block in 0..<Blocks.count(for: count) {
        let kept = Blocks.rows(block, of: count).filter { validity?[$0] ?? true }.map { codes[$0] }
        #expect(map.range(ofBlock: block) == kept.min().map { $0...(kept.max() ?? $0) })
      }
    }
  }

  @Test func textsComeBackThroughDictionaryAndArena() {
    let texts = ["b", "", "a", "a", "é", "e\u{301}", "b", "a", "🚀", "", "b", "a"]
    var arena = TextArena()
    for text in texts { arena.append(Array(text.utf8)) }
    for column in [TextColumn(texts: arena, nullity: .none), TextColumn(unencoded: arena, nullity: .none)] {
      for (row, text) in texts.enumerated() { #expect(Array(column[row]) == Array(text.utf8)) }
    }
    guard case .dictionary(let dictionary, _, _) = TextColumn(texts: arena, nullity: .none).storage else {
      Issue.record("texts that repeat get a dictionary")
      return
    }
    let entries = (0..<dictionary.count).map { Array(dictionary[$0]) }
    #expect(entries == entries.sorted { $0.lexicographicallyPrecedes($1) } && entries.count == 6)
  }

  @Test func realsComeBackWithoutASignedZero() {
    let values = [0.5, -0.0, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude]
    let column = RealColumn(values: values, nullity: .none)
    #expect(column.values.elementsEqual(values) && column.values[1].sign == .plus)
    #expect(column.zones == [-.greatestFiniteMagnitude ... .greatestFiniteMagnitude])
  }
}
