import Columnar
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// Searches that ignore case, in texts of which some are not ASCII.
@Suite struct FoldedSearchTests {
  /// Needles that are sought by their bytes in all texts have no letter into which one beyond ASCII is folded.
  @Test func needlesFoldAloneUnlessALetterBeyondASCIIIsFoldedIntoThem() {
    var met: Set<UInt8> = []
    for value in 0x80...UInt32(0x10FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let folded = CaseFolding.fold(scalar).value
      if folded < 0x80 { met.insert(UInt8(folded)) }
    }
    for byte in UInt8.min...(.max) {
      #expect(TextMaskTest.foldsAlone([byte]) == (byte < 0x80 && !met.contains(byte)))
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func searchesFindWhatFoldedTextsHave(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let signs = ["a", "A", "k", "K", "\u{212A}", "s", "ſ", "é", "É", "1", "@", "`", "{", "[", "\u{1}", "!"]
    let few = random.oneIn(2) ? signs : ["a", "A", "@", "`", "é", "1", "!", "\u{1}"]
    func text(_ mostSigns: Int) -> String {
      (0..<random.below(mostSigns)).map { _ in random.pick(few) }.joined()
    }
    let texts = (0..<random.pick([1, 64, 200])).map { _ in text(12) }
    let table = TestTable.make([(.text, texts.map { .text($0) })], unencoded: true)
    for _ in 0..<30 {
      let needle = text(4).filter { $0 != "%" && $0 != "_" && $0 != "\\" }
      for (pattern, isPrefix) in [("%\(needle)%", false), ("\(needle)%", true)] {
        var builder = PlanBuilder(table)
        let filter = builder.add(
          .textMatch(.ilike, builder.field(0), pattern: builder.constant(.text(pattern))))
        let expected = texts.indices.filter { holds(folded(texts[$0]), folded(needle), isPrefix: isPrefix) }
        #expect(try builder.rows(where: filter) == expected, "seed \(seed), \(pattern)")
      }
    }
  }

  private func folded(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    CaseFolding.fold(Array(text.utf8).span, into: &folded)
    return folded
  }

  private func holds(_ text: [UInt8], _ needle: [UInt8], isPrefix: Bool) -> Bool {
    if isPrefix { return text.starts(with: needle) }
    return text.count >= needle.count
      && (0...text.count - needle.count).contains { text[$0...].starts(with: needle) }
  }
}
