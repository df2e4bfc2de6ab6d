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

  @Test(arguments: [
    "", "limit 200", "where id % 3 = 0", "where id % 3 != 0 order by name desc", "limit 1", "where id < 0",
  ])
  func textsAreJoinedAsTheyAreRead(rest: String) throws {
    // Few different ones and many, empty ones, some of more bytes than are copied at once, and not only ASCII.
    let records = (0..<700).map { row in
      let long = String(repeating: "ø", count: row % 23)
      return #"{"id": \#(row), "name": "\#(row)\#(long)", "kind": "\#(long)"}"#
    }
    let table = try Table(json: "[" + records.joined(separator: ",") + "]")
    let result = try table.run("select id, name, kind, concat(name, kind) as both \(rest)")
    // Those of short columns are kept when they are read again.
    for column in ["name", "kind", "BOTH", "both", "both"] {
      let joined = try result.joinedTexts(column)
      let texts = Array(try result.column(column, as: String.self))
      #expect((0..<joined.count).map { String(decoding: joined[$0], as: UTF8.self) } == texts)
      #expect(joined.bytes == texts.flatMap { Array($0.utf8) })
    }
    #expect(throws: ColumnError.wrongType(name: "id", found: .scalar(.integer), wanted: "JoinedTexts")) {
      try result.joinedTexts("id")
    }
  }

  @Test func nullsAreNotJoined() throws {
    let result = try Table(json: #"[{"a": "x", "b": "x"}, {"a": "y", "b": null}]"#).run("order by a desc")
    #expect(try result.joinedTexts("a") == result.joinedTexts(at: 0))
    #expect(throws: ColumnError.null(name: "b", row: 0)) { try result.joinedTexts("b") }
    #expect(throws: ColumnError.self) { try result.joinedTexts("c") }
    #expect(try result.column("a", as: String.self).elementsEqual(["y", "x"]))
  }

  @Test func ofLikeNamesTheExactOneIsFound() throws {
    let (composed, decomposed) = ("\u{E9}tat", "e\u{301}tat")
    #expect(composed == decomposed)
    let result = try Table(json: "[{\"\(composed)\": 1, \"\(decomposed)\": 2, \"ab\": 3, \"Ab\": 4}]").run("")
    for (name, value) in [(composed, 1), (decomposed, 2), ("ab", 3), ("Ab", 4), ("AB", 3)] {
      #expect(Array(try result.column(name, as: Int64.self)) == [Int64(value)], "\(name)")
    }
  }

  @Test(arguments: [
    "", "limit 900 offset 50", "where id % 3 = 0", "where id % 3 != 0 order by id desc",
    "where id < 400", "where id < 0",
  ])
  func whateverIsCopiedFirstTheRestFollows(rest: String) throws {
    let records = (0..<3000).map { #"{"id": \#($0)}"# }
    let result = try Table(json: "[" + records.joined(separator: ",") + "]")
      .run("select id, id * 2 as twice \(rest)")
    for name in ["id", "twice"] {
      let view = try result.column(name, as: Int64.self)
      let all = (0..<view.count).map { view[$0] }
      #expect(all == result.map { $0[name].integer })
      #expect(Array(view) == all)
      for capacity in [0, 1, 63, all.count, all.count + 1] {
        let buffer = UnsafeMutableBufferPointer<Int64>.allocate(capacity: capacity)
        defer { buffer.deallocate() }
        var (others, end) = buffer.initialize(from: view)
        #expect(end == min(capacity, all.count))
        var read = Array(buffer[..<end])
        while let next = others.next() { read.append(next) }
        #expect(read == all, "\(name), \(capacity)")
      }
    }
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
