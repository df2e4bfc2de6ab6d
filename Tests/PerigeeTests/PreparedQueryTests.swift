import LaunchLibrary
import Perigee
import Testing

/// Queries bound once and run often answer what a fresh query answers.
@Suite struct PreparedQueryTests {
  static let queries: [(String, [Parameters])] = [
    (
      "where flights_count > $least order by name",
      [["least": 1], ["least": 20], ["least": 1.5], ["least": nil]]
    ),
    ("where time_in_space > $long", [["long": ExactDuration.days(100)], ["long": "P1D"], ["long": "2d"]]),
    ("where status = $s", [["s": 1], ["s": 2], ["s": "Retired"], ["s": "Active"]]),
    ("where name like $p", [["p": "Space%"], ["p": "%Dragon%"]]),
    ("where id in $ids", [["ids": [36, 40]], ["ids": [36]], ["ids": [Int]()]]),
    ("order by id limit $n offset $m", [["n": 3, "m": 0], ["n": 2, "m": 40], ["n": 100, "m": 2]]),
    ("search $t where in_space", [["t": "dragon"], ["t": "cygnus dragon"], ["t": ""]]),
    ("select id, flights_count + $k as more where flights_count + $k > 5", [["k": 1], ["k": 4]]),
    ("where flights_count % $k = $k - 1 or -$k > id", [["k": 2], ["k": 3], ["k": 0]]),
    (
      "where $flag and flights_count between $a and $b",
      [
        ["flag": true, "a": 2, "b": 3], ["flag": false, "a": 2, "b": 3], ["flag": true, "a": 5, "b": 28],
      ]
    ),
  ]

  @Test(arguments: queries)
  func aPreparedQueryAnswersLikeAFreshOne(text: String, runs: [Parameters]) throws {
    let prepared = try Table.spacecraft.prepare(text)
    for parameters in runs + runs.reversed() {
      let again = try prepared.run(parameters)
      let fresh = try Table.spacecraft.run(text, parameters)
      #expect(again.columnNames == fresh.columnNames)
      #expect(again.map(\.values) == fresh.map(\.values), "\(text) with \(parameters.names)")
    }
  }

  /// There is one zero: a parameter that is the negative one neither sorts before the other nor is another group.
  @Test func aNegativeZeroIsZero() throws {
    let table = try Table(json: #"[{"ratio":null},{"ratio":0.0}]"#)
    for text in ["order by -coalesce(ratio, $z)", "order by coalesce(ratio, $z)"] {
      let prepared = try table.prepare(text)
      for zero in [1, -0.0, 0.0, -0.0] {
        let rows = try prepared.run(["z": zero]).map { $0["ratio"].isNull }
        if zero == 0 { #expect(rows == [true, false], "\(text)") }
        #expect(try table.run(text, ["z": zero]).map { $0["ratio"].isNull } == rows)
      }
    }
    #expect(try table.run("select count() group by coalesce(ratio, $z)", ["z": -0.0]).count == 1)
  }

  @Test func aPreparedQueryFailsLikeAFreshOne() throws {
    let prepared = try Table.spacecraft.prepare("where flights_count > $least limit $n")
    _ = try prepared.run(["least": 1, "n": 2])
    let wrong: [Parameters] = [
      ["least": "many", "n": 2], ["least": 1], [:], ["least": 1, "n": -1], ["least": 1, "n": 2, "other": 1],
      ["least": Double.infinity, "n": 1], ["least": 1, "n": nil], ["least": [1], "n": 1],
    ]
    for parameters in wrong {
      let fresh = #expect(throws: QueryError.self) {
        try Table.spacecraft.run("where flights_count > $least limit $n", parameters)
      }
      let again = #expect(throws: QueryError.self) { try prepared.run(parameters) }
      #expect(again?.diagnostics == fresh?.diagnostics)
    }
  }

  @Test func whatIsWrongWithoutParametersIsToldAtOnce() {
    let broken: [(String, [String])] = [
      ("where flight_count > $least", ["unknown-field"]),
      ("where in_space and", ["syntax"]),
      ("where name > 1 and id = $id", ["type-mismatch"]),
    ]
    for (text, codes) in broken {
      let error = #expect(throws: QueryError.self) { try Table.spacecraft.prepare(text) }
      #expect(error?.diagnostics.map(\.code.rawValue) == codes)
    }
    #expect(throws: Never.self) {
      try Table.spacecraft.prepare("where $a + $b > $c and date($d) < $e limit $n")
    }
  }

  @Test func aPreparedQueryIsRunFromManyThreads() async throws {
    let prepared = try Table.spacecraft.prepare("select count() where flights_count >= $n")
    let counts = (0..<4).map { least in
      Table.spacecraft.count(least)
    }
    try await withThrowingTaskGroup(of: (Int, Value).self) { group in
      for task in 0..<64 {
        group.addTask { (task % 4, try await prepared.run(["n": task % 4])[0][0]) }
      }
      for try await (least, count) in group { #expect(count == counts[least]) }
    }
    #expect(prepared.parameterNames == ["n"])
  }
}

extension Table {
  fileprivate func count(_ least: Int) -> Value {
    .integer(Int64((try? run("where flights_count >= $n", ["n": least]).count) ?? -1))
  }
}
