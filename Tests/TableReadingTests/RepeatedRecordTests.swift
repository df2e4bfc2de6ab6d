import Columnar
import QueryDiagnostics
import TestSupport
import Testing
import Values

@testable import TableReading

/// Records that come again byte by byte are read once. The table, what is said of names that stand twice, and what is wrong
/// with the data are the same as where each is read.
@Suite struct RepeatedRecordTests {
  private static let settings = RandomTestSettings(defaultRounds: 60)

  private struct Outcome: Equatable {
    var table: ColumnTable?
    var messages: [String] = []
    var faults: [Diagnostic] = []
  }

  @Test func randomLinesWhoseValuesRepeat() {
    for round in 0..<RepeatedRecordTests.settings.rounds {
      let seed = RepeatedRecordTests.settings.seed(ofRound: round)
      var documents = RandomDocuments(seed: seed)
      // The values of a key are drawn from a few that are written once.
      let pools = (0..<3).map { _ in
        (0..<Int.random(in: 1...4, using: &documents.generator)).map { _ in
          let value = documents.record(depth: 1)
          return documents.writeLine(documents.generator.chance(1, in: 30) ? .text("name") : value)
        }
      }
      let lines = (0..<Int.random(in: 1...60, using: &documents.generator)).map { row in
        var members = [#""row":\#(row)"#]
        for (key, pool) in pools.enumerated() where documents.generator.chance(5, in: 6) {
          let value =
            documents.generator.chance(1, in: 20) ? "null" : pool.randomElement(using: &documents.generator)
          members.append(#""\#(key)":\#(value ?? "null")"#)
          // The last of two counts.
          if documents.generator.chance(1, in: 40) { members.append(#""\#(key)":{"a":[1],"new":\#(row)}"#) }
        }
        if documents.generator.chance(1, in: 8) { members.shuffle(using: &documents.generator) }
        return "{" + members.joined(separator: ",") + "}"
      }
      RepeatedRecordTests.hold(lines, [], &documents.generator, "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1")
    }
  }

  /// However often a record is looked at, and however few of those that are alike are.
  @Test func namesThatStandTwiceAreCountedOnce() throws {
    let lines = (0..<200).map { #"{"id":\#($0),"k":{"a":1,"a":null},"b":2,"b":3,"c":[{"a":4,"a":5}]}"# }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let message = "`a` stands twice in one record, the last value counts; 1 more name does so"
    for threads in 1...3 {
      for window in [40, 1000, 1 << 18] {
        var limits = ReadingLimits()
        limits.pieces.window = window
        limits.pieces.objectLines = 2000
        limits.pieces.objectStep = 500
        limits.pieces.fewestForThreads = 1
        let found = RepeatedRecordTests.outcome(bytes, [], limits, threads: threads)
        #expect(found.messages == [message], "\(threads) threads, \(window) bytes")
      }
    }
  }

  @Test func valuesThatTheirTypeDoesNotAdmitAreToldWhereTheyStand() {
    let shape = TableShape(
      name: "craft",
      fields: [
        ShapeField("id", .scalar(.integer)),
        ShapeField(
          "part", .record([ShapeField("name", .scalar(.text)), ShapeField("size", .scalar(.integer))])),
      ], requiredKeys: ["id"])
    let whole = #""part":{"name":"tank","size":3}"#
    var generator = SeededGenerator(seed: 1)
    for odd in [
      #""part":{"name":"tank","size":"x"}"#, #""part":{"name":7}"#, #""part":"tank""#, #""part":4"#,
    ] {
      for place in [0, 3, 29] {
        var lines = (0..<30).map { #"{"id":\#($0),\#(whole)}"# }
        lines[place] = #"{"id":1,\#(odd)}"#
        if place == 3 { lines[17] = lines[3] }
        RepeatedRecordTests.hold(lines, [shape], &generator, "\(odd) in line \(place)")
      }
    }
  }

  @Test func limitsAreThoseOfWhatStandsThere() {
    var generator = SeededGenerator(seed: 2)
    var limits = ReadingLimits()
    limits.rows = 100
    let lists = (0..<60).map { #"{"id":\#($0),"a":{"l":[1,2]}}"# }
    RepeatedRecordTests.hold(lists, [], limits: limits, &generator, "elements of lists")
    limits = ReadingLimits()
    limits.absentValues = 400
    limits.absentPerByte = 0
    let wide = "{" + (0..<10).map { #""k\#($0)":1"# }.joined(separator: ",") + "}"
    let sparse = (0..<60).map { #"{"id":\#($0),"a":\#($0 == 7 ? wide : "{}")}"# }
    RepeatedRecordTests.hold(sparse, [], limits: limits, &generator, "absent members")
    let nested = (0..<60).map { #"{"id":\#($0),"a":{"l":[\#($0 == 7 ? wide : "{}")]}}"# }
    RepeatedRecordTests.hold(nested, [], limits: limits, &generator, "absent members of elements")
    limits = ReadingLimits()
    limits.textBytes = 64
    let texts = (0..<60).map { #"{"id":\#($0),"a":{"t":"text \#($0 % 30)"}}"# }
    RepeatedRecordTests.hold(texts, [], limits: limits, &generator, "texts")
  }

  /// Otherwise no test would see a record that is not read.
  @Test func recordsThatRepeatAreNotReadAgain() throws {
    let lines = (0..<1000).map { #"{"id":\#($0),"a":{"name":"n\#($0 % 3)","l":[1,2]}}"# }
    // Near the end of a text nothing is looked up.
    let bytes = Array((lines.joined(separator: "\n") + String(repeating: "\n", count: 200)).utf8)
    var tree = BuilderTree(records: .repeated([Array("a".utf8): 11]))
    tree.begin(piece: 0)
    let pace = ReadingPace(watch: ReadingWatch())
    let limits = ReadingLimits()
    let reader = JSONReader(
      tree: tree, limits: limits, absence: AbsenceAllowance(limits.absentValues), pace: pace)
    var documents = JSONDocuments(reader, isArray: false, isLines: true)
    documents.begin(at: 0, newBytes: bytes.count, from: 0)
    _ = try documents.advance(bytes.span, isLast: true, until: .max)
    let record = try #require(documents.tree.builders.firstIndex { $0.key.bytes == Array("a".utf8) })
    let name = try #require(documents.tree.builders.firstIndex { $0.key.bytes == Array("name".utf8) })
    #expect(documents.tree.builders[record].recordNumbers == (0..<1000).map { UInt32($0 % 3) })
    #expect(documents.tree.builders[name].count == 3)
  }

  @Test func spreadingIsGathering() throws {
    for round in 0..<RepeatedRecordTests.settings.rounds {
      let seed = RepeatedRecordTests.settings.seed(ofRound: round)
      var documents = RandomDocuments(seed: seed)
      let records = (0..<Int.random(in: 1...40, using: &documents.generator)).map { _ in
        documents.record(depth: 0)
      }
      let table = try read(documents.writeLinesOrArray(records))
      var rows =
        Array(0..<table.rowCount)
        + (0..<100).map { _ in
          Int.random(in: 0..<table.rowCount, using: &documents.generator)
        }
      rows.shuffle(using: &documents.generator)
      for (field, column) in zip(table.schema.fields, table.columns) {
        let spread = column.spread(to: rows.map { UInt32($0) }, mostElements: .max, mostBytes: .max)
        #expect(spread == column.gathered(rows: rows), "seed \(seed), \(field.name)")
      }
    }
  }

  private static func hold(
    _ lines: [String], _ shapes: [TableShape], limits: ReadingLimits = ReadingLimits(),
    _ generator: inout SeededGenerator, _ report: String
  ) {
    let bytes = Array(lines.joined(separator: "\n").utf8)
    let expected = outcome(bytes, shapes, limits, threads: 1)
    for _ in 0..<6 {
      var limits = limits
      limits.pieces.line = Int.random(in: 1...400, using: &generator)
      limits.pieces.objectLines = Int.random(in: 1...1000, using: &generator)
      limits.pieces.objectStep = Int.random(in: 1...1000, using: &generator)
      limits.pieces.fewestSampled = Int.random(in: 1...8, using: &generator)
      limits.pieces.fewestForThreads = 1
      limits.pieces.fewestNumbered = Int.random(in: 1...30, using: &generator)
      let found = outcome(bytes, shapes, limits, threads: Int.random(in: 2...3, using: &generator))
      #expect(
        found == expected,
        "\(difference(found, expected)); \(report): \(limits.pieces)\n\(lines.joined(separator: "\n"))")
    }
  }

  /// What is not the same in two tables.
  private static func difference(_ found: Outcome, _ expected: Outcome) -> String {
    guard let table = found.table, let other = expected.table else { return "a fault" }
    guard table.schema == other.schema else {
      let fields = zip(table.schema.fields, other.schema.fields).first { $0 != $1 }
      return fields.map { "field \($0.name) is \($0.type) and not \($1.type)" } ?? "more or fewer fields"
    }
    let columns = table.columns.indices.filter { table.columns[$0] != other.columns[$0] }
    let (records, others) = (TableModel.records(table), TableModel.records(other))
    let row = zip(records, others).enumerated().first { $0.element.0 != $0.element.1 }
    return "columns \(columns.map { table.schema.fields[$0].name }), "
      + (row.map { "row \($0.offset): \($0.element.0) and not \($0.element.1)" } ?? "stored in another way")
  }

  private static func outcome(
    _ bytes: [UInt8], _ shapes: [TableShape], _ limits: ReadingLimits, threads: Int
  ) -> Outcome {
    do throws(ReadingFailure) {
      let read = try TableReader.read(
        [DataInput(name: "lines.ndjson", bytes: bytes)], shapes: shapes, limits: limits,
        watch: ReadingWatch(threads: threads))
      return Outcome(table: read.table, messages: read.warnings.map { $0.diagnostic.message })
    } catch {
      return Outcome(faults: error.diagnostics)
    }
  }
}
