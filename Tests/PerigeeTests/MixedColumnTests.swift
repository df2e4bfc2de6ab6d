import Perigee
import Testing

/// Columns whose values have several kinds of JSON: they read as text, and JSON shows their source.
@Suite struct MixedColumnTests {
  private static let text = """
    [{"a":1,"b":"x"},{"a":"1","b":"y"},{"a":"true","b":"z"},{"a":true,"b":"z"},{"a":{"k": 1},"b":"q"},
    {"a":[1, 2],"b":"q"},{"a":null,"b":"n"},{"a":1.50,"b":"r"},{"b":"r"}]
    """

  /// One text is one value: the first row that has it shows its source, whichever clause asks.
  @Test(arguments: [
    "select distinct a", "group by a", "select a, count() group by a",
    "select a group by a having count() > 0",
  ])
  func valuesThatStandForOthersKeepTheirSource(query: String) throws {
    let result = try Table(json: Self.text).run(query)
    let sources = result.text(as: .ndjson).split(separator: "\n").map { line in
      String(line.dropLast().split(separator: ",\"count()\"")[0].dropFirst(5))
    }
    #expect(sources == ["1", "\"true\"", "{\"k\":1}", "[1,2]", "null", "1.50"])
  }

  @Test func groupsOfThemAreOrderedAndCountedAsTexts() throws {
    let result = try Table(json: Self.text).run(
      "select a, count() as n group by a order by n desc, a desc limit 2")
    #expect(result.text(as: .ndjson) == "{\"a\":\"true\",\"n\":2}\n{\"a\":1,\"n\":2}\n")
  }

  /// What is computed of them is computed of their texts.
  @Test func functionsAndAggregatesMakeTexts() throws {
    let result = try Table(json: Self.text).run(
      "select min(a) as low, max(a) as high, count(distinct a) as n")
    #expect(result.text(as: .ndjson) == #"{"low":"1","high":"{\"k\":1}","n":5}"# + "\n")
  }
}
