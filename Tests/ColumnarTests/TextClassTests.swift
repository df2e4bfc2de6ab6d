import Columnar
import TestSupport
import Testing
import Values

/// What classes tell of texts is so, and what they leave open is found by a look at these.
@Suite struct TextClassTests {
  private static let stems = [
    "Dragon C", "dragon c", "Союз-", "", "X-15 No.", "a1b", "K", "Space Shuttle OV-",
  ]
  private static let needles = [
    "Dragon C1", "C1", "1", "12", "n C", "dragon c1", "b2", "1b2", "15 No.3", "Союз-1", "-1", "OV-104", "zz",
    "K", "a1",
    "X-15 No.12345678901", "Space Shuttle OV-1",
  ]

  private static func texts(_ count: Int, others: Int, _ random: inout SeededGenerator) -> [[UInt8]] {
    (0..<count).map { row in
      if others > 0 && random.oneIn(others) { return Array("other \(row) Dragon C1 \(row) é".utf8) }
      let number = random.oneIn(6) ? "" : random.oneIn(9) ? "0012345678901" : String(random.below(200))
      return Array((random.pick(stems) + number).utf8)
    }
  }

  private static func arena(_ texts: [[UInt8]]) -> TextArena {
    var arena = TextArena()
    for text in texts { arena.append(text) }
    return arena
  }

  private static func lowered(_ text: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    CaseFolding.fold(text.span, into: &folded)
    return folded
  }

  private static func contains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
    text.count >= needle.count
      && (0...text.count - needle.count).contains { text[$0...].starts(with: needle) }
  }

  private static func holds(
    _ text: [UInt8], _ needle: [UInt8], _ place: TextMasks.Place, ignoresCase: Bool
  ) -> Bool {
    let text = ignoresCase ? lowered(text) : text
    return place == .atStart ? text.starts(with: needle) : contains(text, needle)
  }

  @Test(arguments: 0..<24 as Range<UInt64>)
  func whatIsSureIsSo(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = random.pick([1, 63, 64, 65, 700, Blocks.rowCount, Blocks.rowCount + 65, 40_000])
    let texts = TextClassTests.texts(count, others: count < 700 ? 0 : random.pick([0, 20]), &random)
    let arena = TextClassTests.arena(texts)
    let classes = try #require(TextClasses(arena, threads: random.pick([1, 2])) { false })
    let masks = TextMasks(arena)
    for _ in 0..<(count > 700 ? 4 : 30) {
      let ignoresCase = random.oneIn(2)
      let place: TextMasks.Place = random.oneIn(2) ? .anywhere : .atStart
      let text = Array(random.pick(TextClassTests.needles).utf8)
      let needle = ignoresCase ? TextClassTests.lowered(text) : text
      let search = classes.search(needle, place, ignoresCase: ignoresCase)
      for block in 0..<Blocks.count(for: count) {
        let rows = Blocks.rows(block, of: count)
        let room = [UInt64](repeating: .max, count: Bitmap.wordCount(for: rows.count))
        var (sure, open, beyond) = (room, room, room)
        search.markSure(rows, into: &sure)
        search.markOpen(rows, into: &open)
        let asked = Bitmap(words: open, count: rows.count)
        #expect(Bitmap(words: sure, count: rows.count).words == sure && asked.words == open, "seed \(seed)")
        masks.keep(
          needle, place, ignoresASCIICase: ignoresCase, rows, in: &open, beyondASCII: &beyond)
        let found = Bitmap(words: zip(sure, open).map { $0 | $1 }, count: rows.count)
        let others = Bitmap(words: beyond, count: rows.count)
        let wrong = rows.filter { row in
          let offset = row - rows.lowerBound
          let isBeyond = ignoresCase && asked[offset] && texts[row].contains { $0 >= 0x80 }
          if others[offset] != isBeyond { return true }
          return !isBeyond
            && found[offset] != TextClassTests.holds(texts[row], needle, place, ignoresCase: ignoresCase)
        }
        #expect(wrong.isEmpty, "seed \(seed) \(String(decoding: needle, as: UTF8.self)) \(place)")
      }
    }
  }

  @Test func frequentStemsAreDividedByTheFirstDigit() throws {
    let texts = (0..<2000).map { Array("Dragon C\($0)".utf8) }
    let classes = try #require(TextClasses(TextClassTests.arena(texts), threads: 1) { false })
    let search = classes.search(Array("Dragon C1".utf8), .anywhere, ignoresCase: false)
    var (sure, open) = ([UInt64](repeating: 0, count: 32), [UInt64](repeating: 0, count: 32))
    search.markSure(0..<2000, into: &sure)
    search.markOpen(0..<2000, into: &open)
    #expect(sure.reduce(0) { $0 + $1.nonzeroBitCount } == 1111)
    #expect(open.allSatisfy { $0 == 0 })
  }

  @Test func textsWithoutCommonStemsHaveNoClasses() {
    let texts = (0..<2000).map { Array("\($0) names".utf8) }
    #expect(TextClasses(TextClassTests.arena(texts), threads: 1) { false } == nil)
    let names = (0..<2000).map { Array("name \($0)".utf8) }
    #expect(TextClasses(TextClassTests.arena(names), threads: 1) { true } == nil)
    let column = TextColumn(unencoded: TextClassTests.arena(names), nullity: .none)
    var learning = ColumnLearning()
    learning.fewestTexts = 2000
    #expect(column.classes(learning, threads: 1) { false } == nil, "once is not often")
    #expect(column.classes(learning, threads: 1) { false } != nil && column.knownClasses != nil)
    learning.fewestTexts = 2001
    let few = TextColumn(unencoded: TextClassTests.arena(names), nullity: .none)
    for _ in 0..<3 { #expect(few.classes(learning, threads: 1) { false } == nil) }
  }
}
