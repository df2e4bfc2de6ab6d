import Columnar
import Testing
import Values

@testable import QueryCompletion

/// How much is done until values are found, whatever they are like.
@Suite struct SearchWorkTests {
  /// Of so many rows a search for what none of them has could look at all, and would take far too long.
  private static let rowCount = 100_000

  @Test(arguments: [
    ("станция никто", "Станция"), ("e\u{301}toile никто", "E\u{301}toile"), ("unknown", "Unknown"),
    ("https://example.org/spacecraft/x", "https://example.org/spacecraft/"), ("x", "x"),
  ])
  func aSearchEndsBeforeAnybodyNotices(typed: String, beginning: String) {
    var texts = TextArena()
    for row in 0..<Self.rowCount { texts.append("\(beginning)\(row % 2 == 0 ? "" : " \(row)")".utf8) }
    var search = BeginningSearch(WordMatcher(Array(typed.utf8)))
    _ = search.matches(in: texts, nullity: .none, most: 100)
    // One row may be looked at past the end.
    #expect(search.steps <= BeginningSearch.mostSteps + 1_000)
  }

  /// Nothing keeps a search from looking at all rows where their first bytes tell enough.
  @Test func rowsThatBeginOtherwiseCostLittle() {
    var texts = TextArena()
    for row in 0..<Self.rowCount { texts.append("Craft \(row)".utf8) }
    texts.append("Никто".utf8)
    texts.append("Nobody".utf8)
    for (typed, found) in [("никто", "Никто"), ("nobody", "Nobody")] {
      var search = BeginningSearch(WordMatcher(Array(typed.utf8)))
      #expect(search.matches(in: texts, nullity: .none, most: 100).values.map(\.text) == [found])
      #expect(search.steps < Self.rowCount + 1_000)
    }
  }

  /// Once all is known, the best of very many texts are found without many of them being put in order.
  @Test(arguments: [true, false])
  func theBestOfManyAreFoundWithoutSortingThem(isAscending: Bool) {
    var best = BestMatches(100)
    let counts = (0..<Self.rowCount).map { UInt32(isAscending ? $0 : Self.rowCount - $0) }
    let order = FoldedOrder.spread(0..<Self.rowCount)
    var met: [Int] = []
    var added = 0
    for block in order {
      for position in block {
        met.append(position)
        guard counts[position] >= best.leastCount else { continue }
        best.add(BestMatches.Entry(match: .beginning, count: counts[position], position: position))
        added += 1
      }
    }
    #expect(met.sorted() == Array(0..<Self.rowCount))
    #expect(best.entries.map(\.count) == counts.sorted(by: >).prefix(100).map { $0 })
    #expect(added < 10_000, "\(added)")
  }
}
