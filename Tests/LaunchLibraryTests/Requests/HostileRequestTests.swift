import LaunchLibrary
import Perigee
import TestSupport
import Testing

/// Requests that are made to break something end in an answer or a clean error, also on a small stack.
@Suite struct HostileRequestTests {
  private static let fragments = [
    "%", "%2", "%zz", "%00", "%C3", "%A9", "%FF", "%25", "+", "&", "&&", "=", "==", "?", "#", "/", ";", "'",
    "\"", "--", "-",
    ",", "_", "é", "٣", "\u{301}", "\u{FEFF}", "in_space", "status", "name", "search", "ordering", "limit",
    "offset", "mode",
    "format", "true", "1", "9223372036854775808", "-9223372036854775808", "1e400", "id", "-time_in_space",
    "spacecraft",
    "/spacecraft/", "565", "http://", "https://", "json",
  ]

  @Test func fragmentsOfRequests() throws {
    let settings = RandomTestSettings(defaultRounds: 1_500)
    for round in 0..<settings.rounds {
      var random = SeededGenerator(seed: settings.seed(ofRound: round))
      let opening = random.pick([
        "/spacecraft/?", "?", "/", "/spacecraft/", "https://ll.example/spacecraft/?", "http://",
      ])
      let text = opening + (0..<random.below(12)).map { _ in random.pick(Self.fragments) }.joined()
      settings.trace(text)
      try Self.ask(Array(text.utf8), "seed \(settings.seed), round \(round): \(text)")
    }
  }

  @Test func randomBytes() throws {
    let settings = RandomTestSettings(defaultRounds: 2_000)
    for round in 0..<settings.rounds {
      var random = SeededGenerator(seed: settings.seed(ofRound: round))
      let opening = random.pick(["/spacecraft/?", "/spacecraft/", "?ordering=", "?name=", "https://"])
      let bytes = (0..<random.below(40)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      settings.trace("\(opening)\(bytes)")
      try Self.ask(Array(opening.utf8) + bytes, "seed \(settings.seed), round \(round): \(bytes)")
    }
  }

  static let large = 1 << 20
  static let long: [(name: String, opening: String, repeated: String)] = [
    ("path", "/", "a"), ("slashes", "/spacecraft", "/"), ("id", "/spacecraft/", "1"),
    ("host", "https://", "h"),
    ("name", "/spacecraft/?name=", "x"), ("percents", "/spacecraft/?name=", "%"),
    ("ands", "/spacecraft/?", "&"),
    ("unknown", "?", "a=1&"), ("different", "?", "%61&a%3D=&"), ("limit", "?limit=", "9"),
    ("offset", "?offset=", "9"),
    ("under", "?limit=", "1_"), ("status", "?status=", "1"), ("keys", "?ordering=", "id,"),
    ("other keys", "?ordering=", "a,"),
    ("commas", "?ordering=", ","), ("terms", "?search=", "a,"), ("repeated", "?", "limit=1&"),
    ("mode", "?mode=", "d"),
    ("spaces", "?name=", "+"), ("marks", "?in_space=", "?"), ("hashes", "?in_space=true#", "#"),
    ("nul", "?search=", "%00"),
  ]

  /// The longest statement that there may be. Most of these minutes go to other tests, which run beside this one.
  @Test(.timeLimit(.minutes(40)), arguments: long.indices)
  func longRequestsAreAnsweredOrRefused(index: Int) throws {
    let (name, opening, repeated) = Self.long[index]
    let units = (Self.large - opening.utf8.count) / repeated.utf8.count
    let text = opening + String(repeating: repeated, count: units)
    let codes = try SmallStack.run { try Self.ask(Array(text.utf8), name) }
    #expect(!codes.contains("too-long"), "\(name)")
  }

  @Test func longerRequestsAreRefused() throws {
    let text = "?name=" + String(repeating: "%", count: Self.large)
    #expect(try SmallStack.run { try Self.ask(Array(text.utf8), "longer") } == ["too-long"])
  }

  /// Asks in every way there is. Whatever comes out is an answer or an error that says where.
  @discardableResult
  static func ask(_ bytes: [UInt8], _ note: String) throws -> [String] {
    var codes: [String] = []
    for query in Query.script(SourceText(utf8: bytes)) {
      do throws(QueryError) {
        let result = try query.run(on: .spacecraft)
        _ = try result.launchLibraryBody()
        #expect(result.warnings.count <= Query.mostDiagnostics, "\(note)")
        if query.isRequest { try checkMeaning(of: query, result, note) }
      } catch {
        #expect(!error.diagnostics.isEmpty, "\(note)")
        for diagnostic in error.diagnostics {
          let span = diagnostic.span
          #expect(
            span.map { 0 <= $0.start && $0.start <= $0.end && $0.end <= bytes.count } ?? true, "\(note)")
        }
        codes += error.diagnostics.map(\.code.rawValue)
      }
    }
    return codes
  }

  /// The text of the query asks what the request asks.
  private static func checkMeaning(of query: Query, _ result: QueryResult, _ note: String) throws(QueryError)
  {
    guard query.source.utf8.count < 4096 else { return }
    let text = try SpacecraftRequest(query).queryText()
    let rows = try Table.spacecraft.run(text)
    #expect(rows.columnNames == result.columnNames, "\(note): \(text)")
    #expect(
      rows.elementsEqual(result) { $0["id"] == $1["id"] && $0["detail"] == $1["detail"] }, "\(note): \(text)")
  }
}
