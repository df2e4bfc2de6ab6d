import Perigee
import QueryCompletion
import Testing
import Values

/// The values that occur in the data, where something is compared with them.
@Suite struct ValueCompletionTests {
  @Test func valuesComeWithTheirCountsMostFirst() {
    let values = Completing.candidates("where status = |")
    #expect(values.map(\.text).contains("'Active'"))
    let counts = values.filter { $0.kind == .value }.compactMap { Int($0.detail.prefix { $0.isNumber }) }
    #expect(counts.count > 2 && counts == counts.sorted(by: >))
    #expect(values.first?.detail.hasSuffix(" rows") == true)
  }

  @Test(arguments: [
    "where status = 'Act|", "where status = Act|", "where status = 'act|", "where status in ('Act|",
    "where status in ('Retired', 'Act|", "where status not in ( act|", "where status like 'Act|",
    "where status.name = 'Act|", "where in_space and not (status != 'Act|", "where status >= 'Act|",
    "select name where status = 'Retired'; where status = 'Act|", "where status between 'Act|",
    "where status between 'A' and 'Act|", "where status not like 'Act|", "where status contains 'Act|",
    "having max(id) > 1 where status starts with 'Act|", "where lower(name) = 'x' and status = 'Act|",
  ])
  func aValueThatIsBegunIsFound(place: String) {
    #expect(Completing.texts(place, kind: .value) == ["'Active'"], "\(place)")
  }

  @Test func quotesAreThoseThatAreOpen() {
    #expect(Completing.texts("where status = \"Act|") == ["\"Active\""])
    let closed = Completing.candidates("where status = 'Act|'")
    #expect(closed.map(\.text) == ["'Active"] && closed.first?.isFinished == false)
    #expect(Completing.texts("where status = 'Act|''") == ["'Active'"])
  }

  @Test func quotesInsideAreDoubled() throws {
    let table = try Table(json: #"[{"a": "it's"}, {"a": "\"so\""}, {"a": "it's"}, {"a": "a\nb"}, {"a": ""}]"#)
    let completer = QueryCompleter(table: table.columns, parameters: [])
    #expect(Completing.texts("where a = |", completer) == ["'it''s'", "''", "'\"so\"'"])
    #expect(Completing.texts("where a = 'it''|", completer) == ["'it''s'"])
    #expect(Completing.texts("where a = \"|", completer) == ["\"it's\"", "\"\"", "\"\"\"so\"\"\""])
  }

  @Test func recordsAndListsHaveTheValuesOfTheirNames() {
    #expect(Completing.texts("where agency = 'Spa|", kind: .value).contains("'SpaceX'"))
    #expect(Completing.texts("where any(family.name = 'Drag|", kind: .value).contains("'Dragon 2'"))
    #expect(Completing.texts("where spacecraft_config = 'X-|", kind: .value) == ["'X-37B'"])
  }

  @Test func aWordInsideAValueIsFoundBehindItsBeginning() {
    let values = Completing.texts("where name = 'endea|", kind: .value)
    #expect(values == ["'Crew Dragon Endeavour'", "'Space Shuttle Endeavour'"])
  }

  @Test func otherTypesHaveTheValuesThatMakeSense() throws {
    #expect(Completing.texts("where in_space = |").starts(with: ["true", "false"]))
    #expect(Completing.texts("where flights_count > |", kind: .value).count == 2)
    let table = try Table(json: #"[{"d": "2019-03-02", "t": "P1DT2H"}, {"d": "2020-01-01", "t": "PT1H"}]"#)
    let completer = QueryCompleter(table: table.columns, parameters: [])
    #expect(Completing.texts("where d > |", completer) == ["'2019-03-02'", "'2020-01-01'"])
    #expect(Completing.texts("where d > '2020|", completer) == ["'2020-01-01'"])
    #expect(Completing.texts("where t > |", completer) == ["PT1H", "P1DT2H"])
    #expect(Completing.texts("where not d is null = |", completer).isEmpty == true)
  }

  @Test func nothingIsGuessedWhereNothingIsCompared() {
    #expect(Completing.texts("where 'Act|") == [])
    #expect(Completing.texts("search 'Act|") == [])
    #expect(Completing.texts("where upper(status) = 'Act|") == [])
  }

  /// Of a column of many texts the first bytes tell most; no case and no length may mislead them, neither before all is
  /// known of the column nor then.
  @Test(arguments: [
    "abc", "abcdefghijk", "k", "kelvin", "s", "straße", "стан", "станция", "é", "e\u{301}", "ab", "z",
    "10 000",
    "STANDS", "it''s", "\u{10FFFF}",
  ])
  func textsInManyRowsAreFoundByTheirBeginning(typed: String) throws {
    let completer = QueryCompleter(table: try #require(ValueCompletionTests.manyRows).columns, parameters: [])
    let text = folded(typed.replacing("''", with: "'"))
    let wanted = ValueCompletionTests.manyTexts.filter { folded($0).starts(with: text) }
      .sorted { left, right in
        let (one, other) = (folded(left), folded(right))
        return one == other
          ? left.utf8.lexicographicallyPrecedes(right.utf8) : one.lexicographicallyPrecedes(other)
      }
      .map { "'\($0.replacing("'", with: "''"))'" }
    for _ in 0..<2 {
      let found = Completing.texts("where a = '\(typed)|", completer)
      // Not as strings, of which those that look alike are equal.
      #expect(found.map { Array($0.utf8) } == wanted.map { Array($0.utf8) })
      completer.finish()
    }
  }

  @Test func ofManyTextsThoseInMostRowsComeFirst() throws {
    let rows = (0..<6_000).flatMap { number in
      repeatElement(#"{"a": "x \#(number)"}"#, count: number % 7 == 3 ? 3 : 2)
    }
    let table = try Table(json: "[\(rows.joined(separator: ","))]")
    let completer = QueryCompleter(table: table.columns, parameters: [])
    let first = Completing.candidates("where a = 'X 1|", completer)
    #expect(first.count == QueryCompleter.mostCandidates && first.allSatisfy { $0.detail == "" })
    completer.finish()
    let then = Completing.candidates("where a = 'X 1|", completer)
    #expect(then.count == first.count && then.allSatisfy { $0.detail == "3 rows" })
    #expect(Completing.candidates("where a = 'x 17|", completer).map(\.detail).contains("2 rows"))
  }

  private static let manyTexts: [String] = {
    let odd = [
      "ABC", "abcd", "ab", "a", "", "Abcdefgh", "ABCDEFGHIJKL", "\u{212A}elvin", "Kelvin", "\u{17F}o", "So",
      "STRASSE", "Straße", "STRAẞE", "Станция", "СТАНЦИЯ 5", "станок", "Été", "éa", "[bc", "`bc", "@bc",
      "10 000 m", "e\u{301}a", "\u{c9}a", "stands", "It's",
    ]
    return odd + (0..<20_000).map { "row \($0)" } + odd.map { "\($0)!" }
  }()

  private static let manyRows: Table? = {
    let rows = manyTexts.map { #"{"a": "\#($0)"}"# }
    return try? Table(json: "[\(rows.joined(separator: ","))]")
  }()

  private func folded(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    CaseFolding.fold(Array(text.utf8).span, into: &folded)
    return folded
  }

  @Test func noListIsLongerThanItsLimit() {
    let rows = (0..<500).map { #"{"a": "value \#($0)", "b": "\#($0 % 300)"}"# }
    guard let table = try? Table(json: "[\(rows.joined(separator: ","))]") else { return }
    let completer = QueryCompleter(table: table.columns, parameters: [])
    let (text, offset) = Completing.unmarked("where a = |")
    let completions = completer.completions(in: text, at: offset)
    #expect(completions.candidates.count == QueryCompleter.mostCandidates)
    #expect(completions.omitted == 400)
    #expect(completer.completions(in: text, at: offset) == completions)
  }
}
