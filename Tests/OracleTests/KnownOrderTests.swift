import QueryBinder
import Testing
import Values

/// Orders and cuts of six rows whose answer is known.
@Suite struct KnownOrderTests {
  private static let table = KnownTable.keys.table()

  @Test(
    "nulls come last whatever the direction, ties keep the table's order, cuts come after",
    arguments: [
      ("order by k", [5, 2, 0, 3, 1, 4]), ("order by k desc", [0, 3, 2, 5, 1, 4]),
      ("order by -k", [0, 3, 2, 5, 1, 4]),
      ("order by k nulls first", [1, 4, 5, 2, 0, 3]), ("order by k desc nulls first", [1, 4, 0, 3, 2, 5]),
      ("order by -k nulls first", [1, 4, 0, 3, 2, 5]), ("order by k nulls last", [5, 2, 0, 3, 1, 4]),
      ("order by p", [2, 4, 0, 3, 1, 5]), ("order by -p", [0, 3, 2, 4, 1, 5]),
      ("order by x", [5, 3, 1, 0, 4, 2]), ("order by -x", [4, 0, 1, 3, 5, 2]),
      ("order by k, x", [5, 2, 3, 0, 1, 4]), ("order by -k, x", [3, 0, 2, 5, 1, 4]),
      ("order by p, -k", [2, 4, 0, 3, 5, 1]), ("order by k limit 2", [5, 2]),
      ("order by k limit 2 offset 2", [0, 3]),
      ("order by k offset 5", [4]), ("order by k offset 6", []),
      ("order by k offset 9223372036854775807", []),
      ("limit 0", []), ("limit 9223372036854775807 offset 4", [4, 5]), ("", [0, 1, 2, 3, 4, 5]),
      ("where p", [0, 3]), ("where not p", [2, 4]), ("where p is null", [1, 5]),
      ("where k > 0 or k < 0", [0, 2, 3, 5]), ("where k not in (2, null)", []),
      ("where k in (2, null)", [0, 3]),
      ("where not (k = 2)", [2, 5]), ("where k != 2", [2, 5]), ("where null", []),
      ("where k = 2 and null", []),
      ("where k = 2 or null", [0, 3]), ("where x = ''", [5]), ("where x > 'a'", [0, 4]),
      ("order by k % 2, k", [5, 0, 3, 2, 1, 4]),
      ("search 'b'", [0, 3]), ("search 'B'", [0, 3]), ("search 'b' where p", [0, 3]),
      ("where not p search 'é'", [4]), ("search ''", [0, 1, 2, 3, 4, 5]),
      ("search ' , '", [0, 1, 2, 3, 4, 5]),
      ("limit 1 where p order by -x", [0]),
    ] as [(String, [Int])])
  func rows(query: String, expected: [Int]) {
    #expect(question(query)?.engineAnswer().rowNumbers == expected)
    #expect(question(query)?.referenceAnswer().rowNumbers == expected)
  }

  @Test(
    "a count is one row, which can be cut",
    arguments: [
      ("select count()", [6]), ("select count(*) where p", [2]), ("select count() where k > 100", [0]),
      ("select count() limit 0", []), ("select count() offset 1", []), ("select count() limit 1", [6]),
    ] as [(String, [Int64])])
  func counts(query: String, expected: [Int64]) {
    let answer = question(query)?.engineAnswer()
    #expect(answer?.cells == expected.map { [.scalar(.integer($0))] })
    #expect(question(query)?.referenceAnswer() == answer)
  }

  private func question(_ query: String) -> Question? {
    try? Question(query, of: KnownOrderTests.table, parameters: ParameterBindings([:]))
  }
}
