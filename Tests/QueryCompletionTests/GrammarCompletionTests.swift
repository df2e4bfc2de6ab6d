import QueryCompletion
import Testing

/// Words, signs and functions, by what the grammar allows.
@Suite struct GrammarCompletionTests {
  @Test func aStatementBeginsWithAClause() {
    #expect(
      Completing.texts("|") == [
        "where", "select", "search", "group by", "having", "order by", "limit", "offset", "explain",
      ])
    #expect(Completing.texts("select name; |").count == 9)
    #expect(Completing.texts("wh|") == ["where"])
    #expect(Completing.texts("OR|") == ["order by"])
    #expect(Completing.texts("explain |").starts(with: ["analyze", "where"]))
    #expect(Completing.texts("explain an|") == ["analyze"])
  }

  /// Every word has the help of its rule in the grammar.
  @Test func wordsSayWhatTheyDo() {
    let details = Completing.candidates("|").map(\.detail)
    #expect(details.first == "Keeps the rows for which the condition is true.")
    for place in ["|", "where name |", "where in_space |", "order by name |", "select name |"] {
      for candidate in Completing.candidates(place) {
        #expect(!candidate.detail.isEmpty, "\(place): \(candidate.text)")
        #expect(!candidate.detail.contains("\n"))
      }
    }
  }

  @Test(arguments: [
    (
      "where flights_count |",
      [
        "=", "!=", "<", "<=", ">", ">=", "in (", "between", "is null",
        "is not null", "not in (", "not between", "+", "-", "*", "/", "//", "%",
      ]
    ),
    ("where in_space |", ["=", "!=", "is null", "is not null", "and", "or"]),
    (
      "where name |",
      [
        "=", "!=", "<", "<=", ">", ">=", "contains", "starts with", "ends with", "like", "ilike",
        "in (", "between", "is null", "is not null", "not contains", "not starts with", "not ends with",
        "not like",
        "not ilike", "not in (", "not between",
      ]
    ),
    ("where family |", ["is null", "is not null"]),
    ("where time_in_space - time_docked |", ["=", "!=", "<", "<=", ">", ">=", "in (", "between"]),
    ("where flights_count = 1 |", ["and", "or"]),
    ("where flights_count between 1 |", ["and"]),
    ("where name not |", ["contains", "starts with", "ends with", "like", "ilike", "in (", "between"]),
    ("where any(family.name |", ["=", "!=", "<", "<=", ">", ">=", "contains"]),
    ("where status |", ["=", "!=", "<", "<=", ">", ">=", "contains"]),
  ])
  func operatorsSuitTheTypeOfTheValue(place: String, beginning: [String]) {
    let offered = Completing.candidates(place).filter { $0.kind == .operator || $0.kind == .keyword }.map(
      \.text)
    #expect(offered.starts(with: beginning), "\(place): \(offered)")
  }

  /// Behind a value a star multiplies, and a text cannot be multiplied.
  @Test func everyFieldIsOfferedOnlyWhereOneMayStand() {
    #expect(Completing.texts("select |").contains("*"))
    #expect(Completing.texts("select name, |").contains("*"))
    for place in ["where status = 'Active' |", "where flights_count > 1 |", "select name |", "where |"] {
      #expect(!Completing.texts(place).contains("*"), "\(place)")
    }
    #expect(Completing.candidates("select flights_count |").first { $0.text == "*" }?.kind == .operator)
  }

  @Test func aValueThatIsNoConditionEndsNone() {
    #expect(!Completing.texts("where flights_count |").contains("order by"))
    #expect(Completing.texts("where flights_count > 1 |").contains("order by"))
    #expect(Completing.texts("where in_space |").contains("limit"))
  }

  @Test(arguments: [
    ("where fastest_turnaround is |", ["null", "not null"]), ("where id is not |", ["null"]),
    ("order by name de|", ["desc"]), ("order by name nu|", ["nulls first", "nulls last"]),
    ("order by name nulls |", ["first", "last"]), ("order |", ["by"]), ("where name st|", ["starts with"]),
    ("where name starts |", ["with"]), ("where name not st|", ["starts with"]), ("group b|", ["by"]),
    ("select dis|", ["distinct"]), ("select name as |", []), ("select name as na|", []),
  ])
  func phrasesAreOfferedWhole(place: String, offered: [String]) {
    let words = Completing.candidates(place).filter { $0.kind != .field && $0.kind != .clause }.map(\.text)
    #expect(words.prefix(offered.count) == offered[...], "\(place): \(words)")
    if offered.isEmpty { #expect(words.isEmpty) }
  }

  @Test func aClauseIsOfferedOnce() {
    #expect(!Completing.texts("where in_space limit 1 |").contains("where"))
    #expect(!Completing.texts("where in_space | limit 1").contains("limit"))
    #expect(Completing.texts("where in_space | ; limit 1").contains("limit"))
  }

  @Test func functionsAreOfferedWhereTheyMayBeCalled() {
    #expect(Completing.texts("select rou|", kind: .function) == ["round("])
    #expect(Completing.texts("select cou|", kind: .function) == ["count()", "count("])
    #expect(Completing.candidates("select cou|", kind: .function).map(\.isFinished) == [true, false])
    #expect(Completing.texts("where cou|", kind: .function) == [])
    #expect(Completing.texts("where any(an|", kind: .function) == [])
    #expect(Completing.texts("where an|", kind: .function) == ["any("])
    #expect(Completing.texts("order by nat|", kind: .function) == ["natural("])
    #expect(Completing.texts("where nat|", kind: .function) == [])
    #expect(Completing.texts("select max(su|", kind: .function) == [])
    let detail = Completing.candidates("select rou|").first?.detail
    #expect(detail == "round(x): The nearest whole number, half away from zero; the type is kept.")
  }

  @Test func parametersAreOfferedBehindTheirSign() {
    #expect(Completing.texts("where flights_count > $|") == ["$least", "$1"])
    #expect(Completing.texts("where flights_count > $L|") == ["$least"])
    #expect(Completing.texts("limit |") == ["$least", "$1"])
    #expect(Completing.texts("limit 1|") == [])
  }

  @Test(arguments: [
    "where name = 'x' -- com|", ".help wh|", "/spacecraft/?na|", "where = |", "select name where )|",
    "where flights_count > 1|", "where name = 'x'|", "select 1e|",
  ])
  func nothingIsOfferedWhereNothingFits(place: String) {
    #expect(Completing.texts(place) == [])
  }

  /// No two of what may be done with a number are described alike.
  @Test(arguments: ["where flights_count |", "where name |"])
  func eachOperatorSaysWhatItDoes(place: String) {
    let details = Completing.candidates(place, kind: .operator).map(\.detail)
    #expect(details.count > 10 && Set(details).count == details.count, "\(details)")
  }
}
