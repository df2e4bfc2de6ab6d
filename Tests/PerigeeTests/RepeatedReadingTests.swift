import Perigee
import TestSupport
import Testing

/// Texts of a column of few are kept as strings when they are read again; what is read stays the same.
@Suite struct RepeatedReadingTests {
  @Test(arguments: 0..<12 as Range<UInt64>)
  func textsAreReadAlikeAgainAndAgain(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let names = (0..<random.pick([1, 3, 200, 300])).map { "\(random.pick(["é", "name", ""]))\($0)" }
    let hasNulls = random.oneIn(2)
    let rows: [(name: String?, number: Int)] = (0..<(random.oneIn(3) ? 5000 : 500)).map { row in
      (hasNulls && random.oneIn(4) ? nil : names[row % names.count], random.below(100))
    }
    let records = rows.map { row in
      #"{"name": \#(row.name.map { "\"\($0)\"" } ?? "null"), "n": \#(row.number)}"#
    }
    let table = try Table(json: "[" + records.joined(separator: ",") + "]")
    for round in 0..<4 {
      let least = random.pick([0, 50, 99])
      let expected = rows.filter { $0.number >= least }.map(\.name)
      let result = try table.run("select name where n >= \(least)")
      let column = try result.column("name", as: String?.self)
      #expect(Array(column) == expected, "seed \(seed), round \(round)")
      #expect(column.map { $0 } == expected, "seed \(seed), round \(round)")
      #expect(column.indices.map { column[$0] } == expected, "seed \(seed), round \(round)")
      guard !hasNulls else { continue }
      let texts = try result.column("name", as: String.self)
      #expect(Array(texts).map(Optional.some) == expected, "seed \(seed), round \(round)")
      var read: [String?] = []
      for text in texts { read.append(text) }
      #expect(read == expected, "seed \(seed), round \(round)")
      #expect(texts.indices.map { .some(texts[$0]) } == expected, "seed \(seed), round \(round)")
    }
  }
}
