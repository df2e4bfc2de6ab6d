import LaunchLibrary
import Perigee
import Testing

/// Columns read where they lie.
@Suite struct ColumnViewTests {
  @Test func aColumnIsACollectionOfItsValues() throws {
    let result = try Table.spacecraft.run("where flights_count > 20 order by -flights_count")
    #expect(Array(try result.column("id", as: Int64.self)) == [36, 40])
    #expect(Array(try result.column("ID", as: Int.self)) == [36, 40])
    #expect(try result.column("id", as: Double.self).last == 40)
    #expect(try result.column("name", as: String.self).first == "Space Shuttle Columbia")
    #expect(Array(try result.column("in_space", as: Bool.self)) == [false, false])
    #expect(
      try result.column("time_in_space", as: ExactDuration.self).map(Value.init)
        == result.map { $0["time_in_space"] })
  }

  @Test func durationsAreSwiftsOwnWhereThatIsAskedFor() throws {
    let result = try Table.spacecraft.run(
      "where time_in_space > $least order by id", ["least": Duration.seconds(50_000_000)])
    #expect(result.map { $0["name"] } == ["Crew Dragon Endeavour", "Crew Dragon Endurance", "X-37B 1"])
    let times = try result.column("time_in_space", as: Duration.self)
    #expect(times.first == Duration.seconds(75_046_469))
    #expect(Value(Duration.seconds(Int64.max)) == .duration(ExactDuration(microseconds: .max)))
    #expect(Value(Duration.nanoseconds(1_500)) == .duration(ExactDuration(microseconds: 2)))
  }

  @Test func computedColumnsAndTimesAreRead() throws {
    let table = try Table(
      json: #"[{"d": "2020-01-02", "t": "2020-01-02T03:04:05Z"}, {"d": null, "t": null}]"#)
    let result = try table.run("select d, t, t + 1h as later, d is null as gone")
    #expect(Array(try result.column("d", as: CalendarDate?.self)) == [CalendarDate("2020-01-02"), nil])
    #expect(Array(try result.column("t", as: Timestamp?.self)) == [Timestamp("2020-01-02 03:04:05"), nil])
    #expect(
      Array(try result.column("later", as: Timestamp?.self)) == [Timestamp("2020-01-02T04:04:05Z"), nil])
    #expect(Array(try result.column(at: 3, as: Bool.self)) == [false, true])
  }

  @Test func whatDoesNotFitIsAnError() throws {
    let result = try Table.spacecraft.run("order by id")
    #expect(throws: ColumnError.wrongType(name: "name", found: .scalar(.text), wanted: "Int")) {
      try result.column("name", as: Int.self)
    }
    #expect(throws: ColumnError.self) { try result.column("nome", as: String.self) }
    let nulls = #expect(throws: ColumnError.self) {
      try result.column("fastest_turnaround", as: ExactDuration.self)
    }
    guard case .null(name: "fastest_turnaround", let row)? = nulls else {
      Issue.record("not a null: \(String(describing: nulls))")
      return
    }
    #expect(result[row]["fastest_turnaround"].isNull)
    let known = try Table.spacecraft.run("where fastest_turnaround is not null")
    #expect(try known.column("fastest_turnaround", as: ExactDuration.self).count == known.count)
  }
}
