import QueryBinder
import QueryPlan
import TestSupport
import Testing

@testable import Perigee

/// Queries built in code run the plan of their text.
@Suite struct RowQueryTests {
  struct Craft: TableRow {
    let id: Int
    let name: String
    let flightsCount: Int

    struct Columns: Sendable {
      let id = ColumnReference<Int>("id")
      let name = ColumnReference<String>("name")
      let flightsCount = ColumnReference<Int>("flights_count")
      let inSpace = ColumnReference<Bool>("in_space")
      let timeInSpace = ColumnReference<ExactDuration>("time_in_space")
      let timeDocked = ColumnReference<ExactDuration>("time_docked")
      let fastestTurnaround = ColumnReference<ExactDuration>("fastest_turnaround")
      let agency = ColumnReference<String>("spacecraft_config", "agency", "name")
      let family = ColumnReference<String>("spacecraft_config", "family", "name")
      let maidenFlight = ColumnReference<CalendarDate>("spacecraft_config", "maiden_flight")
      let missing = ColumnReference<Int>("no_such_field")
    }
    static let columns = Columns()
  }

  static var rows: RowQuery<Craft> { SampleCraft.table.rows(Craft.self) }

  static func plan(_ text: String, _ parameters: Parameters = [:]) throws -> LogicalPlan {
    try Query(text).runnable(on: SampleCraft.table, parameters.bindings).bound.plan
  }

  static let pairs: [(RowQuery<Craft>, String)] = [
    (rows, ""),
    (rows.where(\.flightsCount > 1), "where flights_count > 1"),
    (
      rows.where(\.flightsCount > 1 && \.inSpace).order(by: .descending(\.timeInSpace)),
      "where flights_count > 1 and in_space order by -time_in_space"
    ),
    (rows.where(\.inSpace), "where in_space"),
    (rows.where(!(\.inSpace)), "where not in_space"),
    (rows.where(\.inSpace || \.inSpace), "where in_space or in_space"),
    (
      rows.where((\.flightsCount == 1 || \.flightsCount != 2) && \.id <= 7 && \.id >= -3),
      "where (flights_count = 1 or flights_count != 2) and id <= 7 and id >= -3"
    ),
    (rows.where(\.timeInSpace > .days(90)), "where time_in_space > P90D"),
    (rows.where(\.timeDocked < \.timeInSpace), "where time_docked < time_in_space"),
    (rows.where(\.agency == "SpaceX"), "where spacecraft_config.agency.name = 'SpaceX'"),
    (rows.where(\.name == "it's `odd`"), "where name = 'it''s `odd`'"),
    (rows.where(.contains(\.name, "dragon") && \.id > 3), "where name contains 'dragon' and id > 3"),
    (rows.where(.starts(\.name, with: "Soyuz")), "where name starts with 'Soyuz'"),
    (rows.where(.ends(\.name, with: "-1")), "where name ends with '-1'"),
    (
      rows.where(.isLike(\.name, "S%_") || .isLike(\.name, "s%", ignoringCase: true)),
      "where name like 'S%_' or name ilike 's%'"
    ),
    (rows.where(.isNull(\.fastestTurnaround)), "where fastest_turnaround is null"),
    (rows.where(!.isNotNull(\.fastestTurnaround)), "where not (fastest_turnaround is not null)"),
    (rows.where(.isIn(\.id, [36, 40])), "where id in (36, 40)"),
    (rows.where(.isIn(\.id, 3...9)), "where id between 3 and 9"),
    (rows.where { $0.id.isIn(3...9) }, "where id between 3 and 9"),
    (rows.where(.isBetween(\.id, 3, and: 9)), "where id between 3 and 9"),
    (rows.where(.any(\.family == "Dragon")), "where any(spacecraft_config.family.name = 'Dragon')"),
    (
      rows.where { .all($0.family != "Dragon") && .none($0.family == "Soyuz") },
      "where all(spacecraft_config.family.name != 'Dragon') and none(spacecraft_config.family.name = 'Soyuz')"
    ),
    (
      rows.where { $0.timeInSpace / $0.flightsCount > .days(30) },
      "where time_in_space / flights_count > P30D"
    ),
    (
      rows.where { $0.timeInSpace - ($0.timeDocked + .hours(1)) < .minutes(-5) },
      "where time_in_space - (time_docked + PT1H) < -PT5M"
    ),
    (rows.where { ($0.flightsCount + 1) * $0.id - 2 == 5 }, "where (flights_count + 1) * id - 2 = 5"),
    (rows.where { $0.flightsCount / 2 > 1.5 }, "where flights_count / 2 > 1.5"),
    (
      rows.where { !$0.name.contains("x") || $0.id.isIn([1]) },
      "where not (name contains 'x') or id in (1)"
    ),
    (rows.where(\.id > 1).where(\.id < 9).where { $0.id != 3 }, "where id > 1 and id < 9 and id != 3"),
    (
      rows.order(by: .ascending(\.name, nulls: .first), .descending(\.id)).order(by: .natural(\.name)),
      "order by name nulls first, -id, natural(name)"
    ),
    (
      rows.order(by: .descending { $0.timeInSpace / $0.flightsCount }, .ascending { $0.id }),
      "order by -(time_in_space / flights_count), id"
    ),
    (
      rows.search("dragon \"cargo 2\", x").limit(10).offset(20),
      "search 'dragon \"cargo 2\", x' limit 10 offset 20"
    ),
    (rows.limit(-4), "limit 0"),
  ]

  @Test(arguments: pairs.indices)
  func aBuiltQueryHasThePlanOfItsText(index: Int) throws {
    let (built, text) = Self.pairs[index]
    #expect(try Self.plan(built.text) == Self.plan(text), "\(built.text)")
  }

  @Test func whatHasNoLiteralIsAParameter() throws {
    let long = String(repeating: "x", count: 5000)
    #expect(Self.rows.where(\.name == long).text == "where name = $1")
    #expect(Self.rows.where(.isIn(\.id, Array(0..<1000))).text == "where id in $1")
    #expect(Self.rows.where(.isIn(\.id, [])).text == "where id in $1")
    #expect(
      Self.rows.search(long).where(\.timeInSpace > ExactDuration(microseconds: .min)).text
        == "search $1 where time_in_space > $2")
    #expect(try Self.rows.where(.isIn(\.id, Array(0..<1000))).run().count == SampleCraft.count)
    #expect(try Self.rows.where(.isIn(\.id, [])).run().isEmpty)
  }

  @Test func rowsAreDecoded() throws {
    let craft = try Self.rows.where(\.flightsCount > 1).order(by: .descending(\.flightsCount)).limit(2)
      .decoded()
    #expect(craft.map(\.name) == ["Shuttle", "Dragon"])
  }

  @Test func errorsPointIntoTheText() {
    let error = #expect(throws: RowQueryError.self) { try Self.rows.where(\.missing > 1).decoded() }
    guard case .query(let query)? = error else {
      Issue.record("not an error of the query")
      return
    }
    #expect(query.diagnostics.first?.code == .unknownField)
    #expect(query.description.contains("no_such_field"))
  }

  @Test func namesAreTakenWhole() throws {
    struct Odd: TableRow {
      struct Columns: Sendable {
        let odd = ColumnReference<Int>("a__b `or` 1")
        let select = ColumnReference<Int>("select")
      }
      static let columns = Columns()
    }
    let table = try Table(json: #"[{"a__b `or` 1": 1, "select": 2}, {"a__b `or` 1": 3, "select": 4}]"#)
    let query = table.rows(Odd.self).where(\.odd == 3 && \.select > 2)
    #expect(query.text == "where `a__b ``or`` 1` = 3 and `select` > 2")
    #expect(try query.run().count == 1)
  }

  @Test func aVeryLongChainIsFlat() throws {
    let chain = (0..<20_000).reduce(Self.rows) { query, id in
      id.isMultiple(of: 4000) ? query.where(\.id != id) : query
    }
    #expect(try chain.run().count > 0)
    let conditions = (0..<2000).map { id in \Craft.Columns.id == id }
    guard let first = conditions.first else { return }
    #expect(try Self.rows.where(conditions.dropFirst().reduce(first, ||)).run().count == SampleCraft.count)
  }
}

/// A small table in LL2's form.
enum SampleCraft {
  static let table: Table = {
    do {
      return try Table(
        json: #"""
          [{"id": 1, "name": "Shuttle", "flights_count": 28, "in_space": false, "time_in_space": "P300D", "time_docked": "P20D",
            "fastest_turnaround": "P44D", "spacecraft_config": {"agency": {"name": "NASA"}, "maiden_flight": "1981-04-12", "family": []}},
           {"id": 2, "name": "Dragon", "flights_count": 5, "in_space": true, "time_in_space": "P500D", "time_docked": "P400D",
            "fastest_turnaround": null, "spacecraft_config": {"agency": {"name": "SpaceX"}, "maiden_flight": "2010-12-08",
            "family": [{"name": "Dragon"}, {"name": "Dragon 2"}]}},
           {"id": 3, "name": "Soyuz", "flights_count": 1, "in_space": true, "time_in_space": "P180D", "time_docked": "P179D",
            "fastest_turnaround": null, "spacecraft_config": {"agency": {"name": "RFSA"}, "maiden_flight": "1967-04-23",
            "family": [{"name": "Soyuz"}]}}]
          """#)
    } catch {
      preconditionFailure("the sample is valid: \(error)")
    }
  }()

  static let count = 3
}
