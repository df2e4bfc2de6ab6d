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
  func equalTextsHaveEqualFingerprints(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = random.pick([1, 2, 63, 64, 65, 500, Blocks.rowCount, Blocks.rowCount + 65])
    let texts = FingerprintTests.texts(count, &random)
    let arena = FingerprintTests.arena(texts)
    let planes = FingerprintPlanes(of: arena, threads: random.pick([1, 2])) { false }
    let masks = TextMasks(arena)
    let needles = (0..<6).map { _ in random.pick(texts) } + [[], Array("nobody".utf8)]
    var others = 0
    for needle in needles {
      let sought = FingerprintPlanes(of: FingerprintTests.arena([needle]), threads: 1) { false }
      for block in 0..<Blocks.count(for: count) {
        let rows = Blocks.rows(block, of: count)
        var words = [UInt64](repeating: .max, count: Bitmap.wordCount(for: rows.count))
        planes.match(sought, rows, into: &words)
        let marked = Bitmap(words: words, count: rows.count)
        #expect(marked.words == words, "seed \(seed): nothing is marked behind the last row")
        others += rows.count { marked[$0 - rows.lowerBound] && texts[$0] != needle }
        masks.keep(equalTo: needle, rows, in: &words)
        let kept = Bitmap(words: words, count: rows.count)
        #expect(
          rows.filter { kept[$0 - rows.lowerBound] } == rows.filter { texts[$0] == needle }, "seed \(seed)")
      }
    }
    #expect(others * 1000 < count * needles.count + 1000, "seed \(seed): few others have them")
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
