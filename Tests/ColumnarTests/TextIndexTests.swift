import Columnar
import TestSupport
import Testing
import Values

@Suite struct TextIndexTests {
  @Test(arguments: 0..<20 as Range<UInt64>)
  func textsAndBeginningsAreFound(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = random.pick([0, 1, 60, 3000])
    let texts = (0..<count).map { _ in
      (0..<random.below(5)).map { _ in random.pick(["a", "b", "é"]) }.joined()
    }
    var arena = TextArena()
    for text in texts { arena.append(Array(text.utf8)) }
    let rows = texts.indices.filter { !$0.isMultiple(of: 7) }.sorted {
      (texts[$0].utf8.map { $0 }, $0) < (texts[$1].utf8.map { $0 }, $1)
    }
    let index = TextIndex(arena, rows: rows.map { UInt32($0) })
    for needle in ["", "a", "é", "ab", "aba", "zz", "aé", String(repeating: "b", count: 9)] {
      let bytes = Array(needle.utf8)
      let equal = texts.indices.filter { !$0.isMultiple(of: 7) && texts[$0] == needle }
      #expect(index.rows(at: index.places(of: bytes.span)).map { Int($0) } == equal, "seed \(seed) \(needle)")
      let beginning = texts.indices.filter {
        !$0.isMultiple(of: 7) && texts[$0].utf8.starts(with: needle.utf8)
      }
      #expect(
        index.rows(at: index.places(beginningWith: bytes.span)).map { Int($0) } == beginning,
        "seed \(seed) \(needle)")
    }
  }
}

/// By bytes, then by row.
private func < (left: ([UInt8], Int), right: ([UInt8], Int)) -> Bool {
  left.0 == right.0 ? left.1 < right.1 : left.0.lexicographicallyPrecedes(right.0)
}
