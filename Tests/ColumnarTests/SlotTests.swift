import Columnar
import TestSupport
import Testing
import Values

/// Slots, and what they collect, against plain loops.
@Suite struct SlotTests {
  private static let settings = RandomTestSettings(defaultRounds: 60)

  private static func bitmap(_ count: Int, _ clear: Int, _ random: inout SeededGenerator) -> Bitmap {
    var bits = Bitmap(repeating: true, count: count)
    for place in 0..<count where random.chance(clear, in: 100) { bits[place] = false }
    return bits
  }

  private static func rows(of rowCount: Int, _ random: inout SeededGenerator) -> RowSelection {
    if random.oneIn(2) { return .range(random.below(rowCount)..<rowCount) }
    return .list((0..<rowCount).filter { _ in random.oneIn(3) }.map { UInt32($0) })
  }

  @Test(arguments: 0..<settings.rounds)
  func equalSlotsAreEqualValues(round: Int) throws {
    let seed = SlotTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let rowCount = 1 + random.below(700)
    var keys: [SlotNumbers.Key] = []
    var places: [[Int]] = []
    for _ in 0..<random.below(4) {
      let variety = random.pick([1, 2, 15])
      let validity = random.oneIn(2) ? SlotTests.bitmap(rowCount, 20, &random) : nil
      let values = (0..<rowCount).map { _ in UInt64(random.below(variety)) }
      let source: SlotNumbers.Key.Source
      if variety == 2 {
        var bits = Bitmap(repeating: false, count: rowCount)
        for row in 0..<rowCount where values[row] == 1 { bits[row] = true }
        source = .bits(bits)
      } else {
        source = .codes(CodeVector(narrowing: values, largest: random.pick([15, 300, 1 << 20, 1 << 40])))
      }
      keys.append(SlotNumbers.Key(source, validity: validity, count: variety + 1))
      places.append((0..<rowCount).map { validity?[$0] ?? true ? Int(values[$0]) : variety })
    }
    let numbers = try #require(SlotNumbers(keys))
    let rows = SlotTests.rows(of: rowCount, &random)
    let expected = (0..<rows.count).map { place in
      zip(keys, places).reduce((slot: 0, factor: 1)) { sum, key in
        (sum.slot + key.1[rows[place]] * sum.factor, sum.factor * key.0.count)
      }.slot
    }
    let slots = numbers.slots(rows)
    #expect(slots.count == rows.count)
    #expect(slots.numbers.map { Int($0) } == expected, "seed \(seed)")
    let firstPlaces = (0..<numbers.count + 1).map { slot in
      expected.firstIndex(of: slot).map { UInt32($0) } ?? .max
    }
    #expect(slots.firstPlaces(slotCount: numbers.count + 1) == firstPlaces, "seed \(seed)")
    for slot in 0..<min(numbers.count, 300) {
      #expect(slots.firstPlace(of: UInt16(slot)) == expected.firstIndex(of: slot), "seed \(seed)")
    }
    #expect(expected.allSatisfy { $0 < numbers.count })
  }

  @Test func tooManyCombinationsHaveNoSlots() {
    let key = SlotNumbers.Key(.bits(Bitmap(repeating: false, count: 1)), validity: nil, count: 1 << 7)
    #expect(SlotNumbers([key])?.count == 1 << 7)
    let areTooMany = SlotNumbers([key, key]).map { _ in false } ?? true
    #expect(areTooMany)
    #expect(SlotNumbers([])?.count == 1)
  }

  @Test(arguments: 0..<settings.rounds)
  func slotsCollectCountsSumsAndExtremes(round: Int) {
    let seed = SlotTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let slotCount = random.pick([1, 60, 512, 513, 3000])
    let largest = random.pick([255, 65_535, UInt64(UInt32.max)])
    let rowCount = random.pick([1, 3, 4, 5, 1000, 16_384])
    let codes = CodeVector(
      narrowing: (0..<rowCount).map { _ in random.oneIn(3) ? largest : random.next() & largest },
      largest: largest)
    var counts = [UInt64](repeating: 0, count: slotCount)
    var sums = counts
    var (smallest, greatest) = ([UInt64](repeating: .max, count: slotCount), counts)
    var collected = SlotSums(slotCount: slotCount)
    var counted = SlotSums(slotCount: slotCount)
    var low = SlotExtremes(keepsLargest: false, slotCount: slotCount)
    var high = SlotExtremes(keepsLargest: true, slotCount: slotCount)
    for _ in 0..<3 {
      let rows = SlotTests.rows(of: rowCount, &random)
      let slots = (0..<rows.count).map { _ in UInt16(random.below(slotCount)) }
      for (place, slot) in slots.enumerated() {
        let code = codes[rows[place]]
        counts[Int(slot)] += 1
        sums[Int(slot)] += code
        smallest[Int(slot)] = min(smallest[Int(slot)], code)
        greatest[Int(slot)] = max(greatest[Int(slot)], code)
      }
      // Where they are bytes, every other batch as codes that are slots; every other by way of a merge.
      let isOfCodes = slotCount <= 256 && random.oneIn(2)
      let given: RowSlots =
        isOfCodes ? .codes(StoredArray(slots.map { UInt8($0) })[0..<slots.count]) : .numbers(slots)
      var part = SlotSums(slotCount: slotCount)
      part.add(given, codes, rows)
      if random.oneIn(2) { collected.merge(part) } else { collected.add(given, codes, rows) }
      counted.add(given)
      low.add(slots, GatherKernels.codes(codes, rows: rows))
      high.add(slots, GatherKernels.codes(codes, rows: rows))
    }
    #expect((0..<slotCount).map { collected.tallies[$0].count } == counts, "seed \(seed)")
    #expect((0..<slotCount).map { counted.tallies[$0].count } == counts, "seed \(seed)")
    #expect((0..<slotCount).map { collected.tallies[$0].sum } == sums, "seed \(seed)")
    #expect(low.codes == smallest && high.codes == greatest, "seed \(seed)")
  }

  @Test(arguments: rowCounts)
  func ascentIsThatOfNeighbours(count: Int) {
    for largest in [255, 65_535, UInt64(UInt32.max), .max] {
      let ascending = (0..<count).map { min(UInt64($0) / 3, largest) }
      let codes = CodeVector(narrowing: ascending, largest: largest)
      #expect(AscentKernels.ascend(codes, rows: 0..<count))
      let isStrict = zip(ascending, ascending.dropFirst()).allSatisfy { $0 < $1 }
      #expect(AscentKernels.ascend(codes, rows: 0..<count, strictly: true) == isStrict)
      let distinct = CodeVector(narrowing: ascending.indices.map { UInt64($0) & largest }, largest: largest)
      #expect(
        AscentKernels.ascend(distinct, rows: 0..<count, strictly: true) == (count <= 256 || largest > 255))
      for place in [1, count / 2, count - 1] where place > 0 && place < count {
        var broken = ascending
        broken[place - 1] = largest
        let codes = CodeVector(narrowing: broken, largest: largest)
        let isBroken = ascending[place] < largest
        #expect(AscentKernels.ascend(codes, rows: 0..<count) != isBroken)
        // The row before the first counts.
        #expect(AscentKernels.ascend(codes, rows: place..<count) != isBroken)
        #expect(AscentKernels.ascend(codes, rows: 0..<place))
      }
    }
  }
}
