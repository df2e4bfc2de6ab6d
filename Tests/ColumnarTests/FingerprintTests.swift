import Columnar
import TestSupport
import Testing
import Values

@Suite struct FingerprintTests {
  /// Texts of all lengths, the last ones of the arena among them: behind these nothing may be read.
  private static func texts(_ count: Int, _ random: inout SeededGenerator) -> [[UInt8]] {
    (0..<count).map { _ in
      let length = random.oneIn(40) ? 200 : random.below(30)
      return Array((0..<length).map { _ in random.pick(["a", "b", "1", "é"]) }.joined().utf8)
    }
  }

  private static func arena(_ texts: [[UInt8]]) -> TextArena {
    var arena = TextArena()
    for text in texts { arena.append(text) }
    return arena
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func theRowsOfATextAreFound(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let shelf = Blocks.rowCount * 3
    let count = random.pick([1, 2, 63, 64, 65, 500, shelf - 1, shelf, shelf + 1, shelf * 2 + 65])
    var texts = FingerprintTests.texts(count, &random)
    // Also shelves all of whose rows are in one bucket.
    if random.oneIn(3) { for row in 0..<count where row >= count / 3 { texts[row] = texts[0] } }
    let buckets = FingerprintBuckets(of: FingerprintTests.arena(texts), threads: random.pick([1, 2])) {
      false
    }
    let needles = (0..<6).map { _ in random.pick(texts) } + [[], Array("nobody".utf8)]
    for needle in needles {
      let candidateCount = buckets.candidateCount(of: needle)
      let rows = buckets.rows(of: needle, candidateCount: candidateCount) { false }
      let expected = (0..<count).filter { texts[$0] == needle }
      #expect(rows.map(Int.init) == expected, "seed \(seed)")
      #expect(candidateCount >= expected.count, "seed \(seed)")
    }
  }

  @Test func fewOtherRowsAreInTheBucketsOfAText() {
    let count = Blocks.rowCount * 6
    let buckets = FingerprintBuckets(
      of: FingerprintTests.arena((0..<count).map { Array("name \($0)".utf8) }), threads: 2
    ) { false }
    let candidates = (0..<1000).map { buckets.candidateCount(of: Array("name \($0 * 97)".utf8)) }
    #expect(candidates.reduce(0, +) < 12 * 1000, "two shelves, on which a bucket has three rows")
  }

  @Test func aSearchThatIsStoppedEnds() {
    let buckets = FingerprintBuckets(
      of: FingerprintTests.arena(Array(repeating: [97], count: 1 << 16)), threads: 1
    ) { false }
    var asked = 0
    let candidateCount = buckets.candidateCount(of: [97])
    #expect(candidateCount == 1 << 16)
    let rows = buckets.rows(of: [97], candidateCount: candidateCount) {
      asked += 1
      return asked > 2
    }
    #expect(rows.count < 1 << 16 && asked == 3)
  }

  @Test func onlyManyShortTextsHaveThem() {
    let names = FingerprintTests.arena((0..<200).map { Array("name \($0)".utf8) })
    let descriptions = FingerprintTests.arena(
      (0..<200).map { Array("name \($0) of forty bytes and a few more".utf8) })
    func isMade(_ texts: TextArena, fewestRows: Int, isStopped: Bool = false) -> Bool {
      let fingerprints = TextFingerprints()
      fingerprints.make(of: texts, fewestRows: fewestRows, threads: 2) { isStopped }
      return fingerprints.known != nil
    }
    #expect(isMade(names, fewestRows: 200))
    #expect(!isMade(names, fewestRows: 201))
    #expect(!isMade(names, fewestRows: 200, isStopped: true))
    #expect(!isMade(descriptions, fewestRows: 1))
    #expect(!isMade(TextArena(), fewestRows: 0))
    #expect(isMade(FingerprintTests.arena([[], []]), fewestRows: 1), "texts without a byte are texts")
  }

  @Test func columnsInsideRecordsHaveThem() throws {
    let texts = TextColumn(unencoded: FingerprintTests.arena([[97], [98]]), nullity: .none)
    let record = RecordColumn(
      fields: [Field("name", .scalar(.text))], children: [.text(texts)], nullity: .none, count: 2)
    let table = ColumnTable(
      schema: Schema([Field("craft", .record(record.fields))]), columns: [.record(record)], rowCount: 2)
    table.makeFingerprints(threads: 1)
    #expect(texts.fingerprints.known == nil, "two rows are few")
    table.makeFingerprints(fewestRows: 1, threads: 1)
    #expect(texts.fingerprints.known != nil)
    texts.fingerprints.giveUp()
    #expect(texts.fingerprints.known == nil)
  }
}
