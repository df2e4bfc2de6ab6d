import Foundation
import LaunchLibrary
import Perigee
import Testing

/// The requests that two real pages of LL2 answer.
@Suite struct SeedPageTests {
  struct SeedPage {
    let field: String
    let offset: Int
    let count: Int
    let next: String
    let previous: String
    let ids: [Int]

    /// The request for the page itself, as the neighbours show it.
    var request: String {
      "https://lldev.thespacedevs.com/2.3.0/spacecraft/?format=api&limit=10&offset=\(offset)&ordering=\(field)"
    }
  }

  static func pages() throws -> [SeedPage] {
    try [("flights_count", 120), ("time_in_space", 580)].map { field, offset in
      let text = try RequestTables.text("page-ordering-\(field)-offset-\(offset).json")
      let page = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return SeedPage(
        field: field, offset: offset, count: try #require(page?["count"] as? Int),
        next: try #require(page?["next"] as? String), previous: try #require(page?["previous"] as? String),
        ids: try #require(page?["results"] as? [[String: Any]]).compactMap { $0["id"] as? Int })
    }
  }

  /// On a table of as many spacecraft as LL2 had.
  @Test func theNeighboursOfAPageAreThoseOfLL2() throws {
    for page in try Self.pages() {
      let response = try SpacecraftRequest(page.request).response(
        from: RequestTables.plain(count: page.count))
      #expect(response.page?.count == page.count)
      #expect(response.page?.next == page.next)
      #expect(response.page?.previous == page.previous)
      #expect(response.result?.count == 10)
    }
  }

  /// On the embedded spacecraft, among them all of both pages: in the pages' order, ties by id.
  @Test func theRowsOfAPageStandInItsOrder() throws {
    for page in try Self.pages() {
      let wanted = Set(page.ids)
      let found = try SpacecraftRequest("?ordering=\(page.field)&limit=100").response(from: .spacecraft).ids()
        .filter(wanted.contains)
      // All ten of the page ordered by flights have flown once: LL2 gives them in no order.
      #expect(found == (page.field == "flights_count" ? page.ids.sorted() : page.ids))
    }
  }

  /// The pages as data: their ten records are answered in LL2's order, with the neighbours that ten records have.
  @Test func aPageIsAskedItself() throws {
    for page in try Self.pages() {
      let text = try RequestTables.text("page-ordering-\(page.field)-offset-\(page.offset).json")
      let table = try Table(json: text, shapes: LaunchLibrary.shapes)
      let response = try SpacecraftRequest("?ordering=\(page.field)").response(from: table)
      let ids = try response.ids()
      #expect(page.field == "flights_count" ? ids == page.ids.sorted() : ids == page.ids)
      #expect(response.page?.count == 10 && response.page?.next == nil && response.page?.previous == nil)
    }
  }
}
