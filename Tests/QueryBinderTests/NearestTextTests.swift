import QueryDiagnostics
import TestSupport
import Testing
import Values

@testable import QueryBinder

/// Leaving out texts that cannot be nearest never changes which one is.
@Suite struct NearestTextTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func agreesWithLookingAtAll(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = random.oneIn(3) ? ["a", "B", "é", "ſ", "K", "0"] : ["a", "b", "A", "c", " ", "1", "@"]
    let texts = (0..<60).map { _ in
      (0..<random.below(random.oneIn(6) ? 70 : 9)).map { _ in random.pick(letters) }.joined()
    }
    for _ in 0..<20 {
      let written = (0..<random.below(10)).map { _ in random.pick(letters) }.joined()
      var nearest = NearestText(to: written)
      for text in texts { nearest?.offer(Array(text.utf8).span) }
      #expect(
        nearest?.best == NearestTextTests.nearest(to: written, among: texts), "seed \(seed), \(written)")
    }
  }

  private static func nearest(to text: String, among texts: [String]) -> String? {
    let written = FoldedName.scalars(text)
    let limit = EditDistance.limit(forLength: written.count)
    let near = texts.compactMap { known in
      EditDistance.between(written, FoldedName.scalars(known), atMost: limit).map { (slips: $0, text: known) }
    }
    guard let least = near.map(\.slips).min() else { return nil }
    return near.filter { $0.slips == least && $0.text.utf8.count <= EditDistance.longestWord }
      .map { Array($0.text.utf8) }.min { $0.lexicographicallyPrecedes($1) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("", "", 0, 0), ("abc", "abc", 0, 0), ("abc", "abd", 1, 1), ("abc", "acb", 1, 1), ("abc", "ab", 2, 1),
    ("abcdef", "abdcfe", 2, 2), ("kitten", "sitting", 3, 3), ("ca", "abc", 3, 3),
  ])
  func distances(left: String, right: String, limit: Int, distance: Int) {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    #expect(EditDistance.between(left, right, atMost: limit) == distance)
    #expect(EditDistance.between(right, left, atMost: limit) == distance)
    if distance > 0 { #expect(EditDistance.between(left, right, atMost: distance - 1) == nil) }
  }
}
