import Columnar
import TestSupport
import Testing
import Values

/// Columns packed into one number a row.
@Suite struct PackedKeyTests {
  private static let settings = RandomTestSettings(defaultRounds: 100)

  /// A column by the places of its values in the order, nil for null, beside the part that it makes.
  private struct Draft {
    let part: PackedKeys.Part
    let places: [UInt64?]

    init(_ rowCount: Int, _ random: inout SeededGenerator) {
      let validity = random.oneIn(2) ? Draft.validity(rowCount, &random) : nil
      let (source, zones, places) = Draft.source(rowCount, validity, &random)
      part = PackedKeys.Part(
        source, zones: zones, validity: validity, isDescending: random.oneIn(2), nullsFirst: random.oneIn(2))
      self.places = places.enumerated().map { row, place in validity?[row] ?? true ? place : nil }
    }

    private static func validity(_ rowCount: Int, _ random: inout SeededGenerator) -> Bitmap {
      let nulls = random.pick([0, 3, 50, 100])
      var validity = Bitmap(repeating: true, count: rowCount)
      for row in 0..<rowCount where random.chance(nulls, in: 100) { validity[row] = false }
      return validity
    }

    private static func source(
      _ rowCount: Int, _ validity: Bitmap?, _ random: inout SeededGenerator
    ) -> (PackedKeys.Source, ZoneMap?, [UInt64]) {
      switch random.below(4) {
      case 0:
        let largest: UInt64 = random.pick([0, 1, 39, 255, 256, 65_535, 1 << 30, 1 << 33, .max])
        // Those of null rows have no meaning, and may be any.
        let codes = (0..<rowCount).map { row -> UInt64 in
          let isNull = !(validity?[row] ?? true)
          return isNull ? random.next() : random.oneIn(9) ? largest : random.next() % max(largest, 1)
        }
        let vector = CodeVector(narrowing: codes, largest: largest)
        let stored = codes.indices.map { vector[$0] }
        return (
          .codes(vector, largest: largest),
          random.oneIn(2) ? ZoneMap(codes: stored, validity: validity) : nil, stored
        )
      case 1:
        var ranks = (0..<UInt32(1 + random.below(300))).map { $0 }
        ranks.shuffle(using: &random)
        let codes = (0..<rowCount).map { _ in UInt64(random.below(ranks.count)) }
        let vector = CodeVector(narrowing: codes, largest: 300)
        return (
          .ranks(vector, ranks, largest: UInt64(ranks.count - 1)), nil, codes.map { UInt64(ranks[Int($0)]) }
        )
      case 2:
        var bits = Bitmap(repeating: false, count: rowCount)
        for row in 0..<rowCount where random.oneIn(2) { bits[row] = true }
        return (.bits(bits), nil, (0..<rowCount).map { bits[$0] ? 1 : 0 })
      default:
        var steps = Set((0..<min(rowCount, 50)).map { _ in random.real() }).sorted()
        if random.oneIn(2) { steps = Array(Set(steps + [0]).sorted()) }
        let places = (0..<rowCount).map { _ in UInt64(random.below(steps.count)) }
        return (.reals(StoredArray(places.map { steps[Int($0)] })), nil, places)
      }
    }

    /// Negative where the left row comes first.
    func order(_ left: Int, _ right: Int) -> Int {
      switch (places[left], places[right]) {
      case (nil, nil): 0
      case (nil, _): part.nullsFirst ? -1 : 1
      case (_, nil): part.nullsFirst ? 1 : -1
      case (let left?, let right?):
        left == right ? 0 : (left < right) != part.isDescending ? -1 : 1
      }
    }
  }

  @Test(arguments: 0..<settings.rounds)
  func numbersOrderLikeTheColumns(round: Int) {
    let seed = PackedKeyTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let rowCount = random.pick([1, 2, 63, 64, 65, 200, 1000])
    let drafts = (0..<1 + random.below(4)).map { _ in Draft(rowCount, &random) }
    guard let keys = PackedKeys(drafts.map(\.part)) else { return }
    let numbers = keys.keys(.range(0..<rowCount))
    let list = (0..<rowCount).map { _ in UInt32(random.below(rowCount)) }
    #expect(keys.keys(.list(list)) == list.map { numbers[Int($0)] }, "seed \(seed)")
    let start = random.below(rowCount)
    #expect(keys.keys(.range(start..<rowCount)) == Array(numbers[start...]), "seed \(seed)")
    if keys.width < 64 { #expect(numbers.allSatisfy { $0 >> UInt64(keys.width) == 0 }, "seed \(seed)") }
    for _ in 0..<100 {
      let (left, right) = (random.below(rowCount), random.below(rowCount))
      let order = drafts.lazy.map { $0.order(left, right) }.first { $0 != 0 } ?? 0
      let found = numbers[left] == numbers[right] ? 0 : numbers[left] < numbers[right] ? -1 : 1
      #expect(found == order, "seed \(seed), rows \(left) and \(right)")
    }
  }

  @Test(arguments: 0..<settings.rounds / 4)
  func rowsThatMayReachABoundAreAllThatDo(round: Int) {
    let seed = PackedKeyTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let rowCount = Blocks.rowCount + 1 + random.below(300)
    let drafts = (0..<1 + random.below(2)).map { _ in Draft(rowCount, &random) }
    guard let keys = PackedKeys(drafts.map(\.part)), keys.parts.count > 0 else { return }
    let numbers = keys.keys(.range(0..<rowCount))
    for _ in 0..<6 {
      let bound = random.oneIn(4) ? random.next() : random.pick(numbers)
      let block = random.below(2)
      let whole = Blocks.rows(block, of: rowCount)
      let rows = whole.lowerBound + min(random.below(50), whole.count - 1)..<whole.upperBound
      guard let found = keys.rows(upTo: bound, block: block, rows, most: .max) else { continue }
      #expect(found == found.sorted() && found.allSatisfy { rows.contains(Int($0)) }, "seed \(seed)")
      let members = Set(found)
      for row in rows where numbers[row] <= bound && !members.contains(UInt32(row)) {
        Issue.record("seed \(seed): row \(row) reaches \(bound)")
      }
      // Of a single key no others.
      if keys.parts.count == 1 {
        #expect(found.count == rows.count { numbers[$0] <= bound }, "seed \(seed)")
      }
      let isTold = keys.rows(upTo: bound, block: block, rows, most: found.count / 2) != nil
      #expect(isTold == found.isEmpty, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<settings.rounds / 4)
  func aLikelyBoundIsThatOfSomeRows(round: Int) {
    let seed = PackedKeyTests.settings.seed(ofRound: round)
    var random = SeededGenerator(seed: seed)
    let rowCount = random.pick([1, 300, 1023, 1024, Blocks.rowCount])
    let drafts = (0..<1 + random.below(3)).map { _ in Draft(rowCount, &random) }
    guard let keys = PackedKeys(drafts.map(\.part)), keys.parts.count > 0 else { return }
    let numbers = keys.keys(.range(0..<rowCount))
    let wanted = random.pick([1, 10, 100, rowCount])
    guard let bound = keys.leadingBound(of: 0..<rowCount, wanted: wanted) else { return }
    // A guess: some rows do not exceed it, and all are found that have the first part of one that does not.
    let reaching = (0..<rowCount).filter { numbers[$0] <= bound }
    #expect(!reaching.isEmpty, "seed \(seed)")
    if let found = keys.rows(upTo: bound, block: 0, 0..<rowCount, most: .max) {
      #expect(found.map { Int($0) } == reaching, "seed \(seed)")
    }
    guard let codes = keys.leadingCodes(upTo: bound) else { return }
    var mask = [UInt64](repeating: 0, count: Bitmap.wordCount(for: rowCount))
    mask.withUnsafeMutableBufferPointer { words in
      if let start = words.baseAddress { keys.matchLeading(0..<rowCount, in: codes, into: start) }
    }
    let marked = (0..<rowCount).filter { mask[$0 >> 6] >> UInt64($0 & 63) & 1 == 1 }
    #expect(marked == reaching, "seed \(seed)")
  }

  @Test func columnsOfOneValueTakeNoRoom() throws {
    let constant = PackedKeys.Part(
      .codes(.bytes(StoredArray([0, 0, 0])), largest: 0), validity: nil, isDescending: true, nullsFirst: false
    )
    let all = try #require(PackedKeys([constant, constant]))
    #expect(all.width == 0)
    #expect(all.keys(.range(0..<3)) == [0, 0, 0])
    let reals = PackedKeys.Part(
      .reals(StoredArray([1, -1, 0])), validity: nil, isDescending: false, nullsFirst: false)
    #expect(try #require(PackedKeys([constant, reals, constant])).width == 64)
    let areTooWide = PackedKeys([reals, reals]).map { _ in false } ?? true
    #expect(areTooWide)
  }
}
