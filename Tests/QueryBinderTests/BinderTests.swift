import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Testing
import Values

@testable import QueryBinder

struct BinderTests {
  @Test func usedParametersAreNamedInLowerCaseWhateverTheCase() {
    let parameters = ParameterBindings(["Least": .typed(.integer(1)), "OTHER": .untyped("x")])
    let result = BindingTranscript.bind("where id > $LEAST limit $least", parameters: parameters)
    #expect(result?.usedParameters == ["least"])
    #expect(result?.query != nil)
  }

  @Test func anEmptyTableGivesNoWarnings() {
    let fields = [Field("name", .scalar(.text))]
    let column = Column.text(TextColumn(texts: TextArena(), nullity: .none))
    let table = ColumnTable(schema: Schema(fields), columns: [column], rowCount: 0)
    #expect(BindingTranscript.of("where name = 'x'", in: table) == "filter (name = 'x')\nrecords")
  }

  @Test(arguments: [
    ("where id + 1 > flights_count * 2", ["id", "1", "id + 1", "flights_count", "2", "flights_count * 2"]),
    ("where 2d + maiden > seen", ["2d", "maiden", "maiden", "2d + maiden"]),
    ("where id - 1 - (id * 2) > 0", ["id", "1", "id - 1", "id", "2", "id * 2"]),
    ("where status = 'Active'", ["status", "'Active'", "status = 'Active'"]),
  ])
  func spansAreThoseOfTheSyntaxInTheOrderOfTheText(query: String, places: [String]) throws {
    let bound = try #require(BindingTranscript.bind(query)?.query)
    let source = SourceText(query)
    #expect(bound.spans.prefix(places.count).map { source[$0] } == places)
  }

  @Test func anExpressionNamedByAsIsCopiedIntoTheKeyThatUsesIt() throws {
    let query = "select id * 2 as twice order by twice, twice + 1"
    let bound = try #require(BindingTranscript.bind(query)?.query)
    #expect(bound.spans.filter { SourceText(query)[$0] == "id * 2" }.count == 3)
  }

  @Test func aNumberThatIsNotFiniteIsNoParameter() {
    let parameters = ParameterBindings(["x": .typed(.real(.infinity))])
    let result = BindingTranscript.bind("where mass > $x", parameters: parameters)
    #expect(result?.diagnostics.map(\.code) == [.notFinite])
  }

  @Test func clausesThatDidNotParseArePassedOver() {
    var clauses = QueryClauses(span: SourceSpan(0, 0))
    let invalid = clauses.expressions.append(
      ExpressionSyntax(.invalid, span: SourceSpan(0, 1), subtreeStart: 0))
    clauses.filter = ExpressionClause(invalid, span: SourceSpan(0, 1))
    let result = Binder.bind(
      QueryTree(clauses), to: SampleTable.table, parameters: ParameterBindings())
    #expect(result.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("dragon", ["dragon"]), (" a, b\tc ,,", ["a", "b", "c"]), ("\"crew dragon\" x", ["crew dragon", "x"]),
    ("\"open end", ["open end"]), ("a a", ["a"]), ("", []), ("\"\" , ", []), ("x\"y z\"", ["xy z"]),
    ("a\u{A0}b", ["a", "b"]),
  ])
  func searchSplitsAtWhiteSpaceAndCommasOutsideQuotes(text: String, terms: [String]) {
    #expect(SearchTerms.split(text) == terms)
  }

  @Test(arguments: [
    ("same", "same", 0), ("ab", "ba", 1), ("flight_count", "flights_count", 1), ("kitten", "sitting", 3),
    ("", "abc", 3), ("прогрес", "прогресс", 1),
  ])
  func distanceCountsSlipsOfTheHand(left: String, right: String, slips: Int) {
    let words = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    #expect(EditDistance.between(words.0, words.1, atMost: 3) == slips)
    #expect(EditDistance.between(words.1, words.0, atMost: 3) == slips)
    #expect(slips == 0 || EditDistance.between(words.0, words.1, atMost: slips - 1) == nil)
  }

  @Test(arguments: ["`", "'", "\"", "é", "\u{0}", "\u{1F680}"])
  func longWordsAreCutInMessages(character: String) {
    let long = String(repeating: character, count: 1000)
    #expect(Excerpt.of(long).unicodeScalars.count == Excerpt.longest + 1)
    #expect(Excerpt.ofPath(Array(repeating: long, count: 10)).unicodeScalars.count <= Excerpt.longest + 1)
  }
}
