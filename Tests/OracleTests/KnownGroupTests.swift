import QueryBinder
import QueryPlan
import Testing
import Values

/// Groups, aggregates and distinct rows whose answer is known.
@Suite struct KnownGroupTests {
  @Test(
    "groups come in the order of their first rows, null is one of them",
    arguments: [
      ("select k, count() group by k", ["2|2", "null|2", "1|1", "-3|1"]),
      ("group by k", ["2|2", "null|2", "1|1", "-3|1"]),
      ("select k % 2, count() group by k % 2", ["0|2", "null|2", "1|1", "-1|1"]),
      (
        "select p, sum(k), avg(k), min(x), max(x), count(x), count(distinct k) group by p",
        ["true|4|2|B|b|2|1", "null|-3|-3||a|2|1", "false|1|1|é|é|1|1"]
      ),
      ("select count(distinct k), count(k), count(*)", ["3|4|6"]), ("select sum(p), avg(p)", ["2|0.5"]),
      ("select sum(k), avg(k), min(k), count(k), count() where k > 100", ["null|null|null|0|0"]),
      ("select count() group by k where k > 100", []), ("select count() having count() > 10", []),
      ("select k having k = 2 group by k", ["2"]),
      ("select p, count() as n group by p having n > 1 order by n, p desc", ["true|2", "false|2", "null|2"]),
      (
        "select max(p), min(p) group by k order by k",
        ["null|null", "false|false", "true|true", "false|false"]
      ),
      ("select round(avg(k), 1) + count(*)", ["6.5"]),
    ])
  func groups(query: String, expected: [String]) { check(query, on: KnownTable.keys, expected) }

  @Test(
    "of equal rows the first is kept",
    arguments: [
      ("select distinct k", ["2", "null", "1", "-3"]), ("select distinct k order by -k limit 2", ["2", "1"]),
      ("select distinct k = 2, p", ["true|true", "null|null", "false|false", "null|false", "false|null"]),
      ("select distinct count() group by k", ["2", "1"]),
      ("select distinct p where k is null", ["null", "false"]),
    ])
  func distinctRows(query: String, expected: [String]) { check(query, on: KnownTable.keys, expected) }

  @Test(
    "sums are exact, and fail for their own group only",
    arguments: [
      ("select g, sum(big) group by g", ["overflow"]),
      ("select g, sum(big) group by g limit 1 offset 1", ["2|11"]),
      ("select g, count() group by g having g = 1 or sum(big) > 0", ["1|2", "2|2"]),
      ("select g, count() group by g having g = 2 or sum(big) > 0", ["overflow"]),
      ("select avg(big) where g = 1", ["4611686018427388000"]),
      ("select sum(-big) where g = 1", ["-9223372036854775808"]),
      ("select sum(big + 1) where g = 1", ["overflow"]), ("select sum(r) where g = 1", ["notFinite"]),
      ("select g, sum(r) group by g having g = 2", ["2|0.30000000000000004"]),
      ("select sum(c)", ["2"]),
      ("select avg(d), sum(d) group by g", ["PT0.000002S|PT0.000005S", "PT0.000004S|PT0.000007S"]),
      ("select g group by g order by sum(big)", ["overflow"]),
      ("select g group by g having not (g = 1 and sum(r) > 0)", ["notFinite"]),
      ("select g group by g having g = 1 or sum(r) > 0", ["1", "2"]),
    ])
  func sums(query: String, expected: [String]) { check(query, on: KnownTable.sums, expected) }

  @Test(
    "runs of digits order by value, ties by the whole text",
    arguments: [
      ("select name order by natural(name)", ["MS-9", "MS-9a", "MS-010", "MS-10", "ms-1", "null"]),
      ("select name order by -natural(name)", ["ms-1", "MS-10", "MS-010", "MS-9a", "MS-9", "null"]),
      ("select name order by natural(name) nulls first limit 2", ["null", "MS-9"]),
    ])
  func naturalOrder(query: String, expected: [String]) { check(query, on: KnownTable.names, expected) }

  private func check(_ query: String, on draft: TableDraft, _ expected: [String]) {
    do throws(Question.Refusal) {
      let question = try Question(query, of: draft.table(), parameters: ParameterBindings([:]))
      #expect(written(question.engineAnswer()) == expected, "\(query) in the engine")
      #expect(written(question.referenceAnswer()) == expected, "\(query) in the reference")
    } catch {
      Issue.record("\(query) is refused: \(error.message)")
    }
  }

  private func written(_ answer: Answer) -> [String] {
    switch answer {
    case .failure(.expression(_, let reason)): return ["\(reason)"]
    case .failure(let failure): return ["\(failure)"]
    case .rows(_, let values): return values.map { $0.map(written).joined(separator: "|") }
    }
  }

  private func written(_ cell: Cell) -> String {
    guard let scalar = cell.scalar else { return cell.written }
    return scalar.isNull ? "null" : LiteralText.text(scalar)
  }
}
