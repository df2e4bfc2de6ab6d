import Perigee
import TestSupport
import Testing

/// CSV and TSV that this library writes are read back as what they were, also where nothing but their content tells
/// which of the two they are.
@Suite struct DelimitedRoundTripTests {
  private static let settings = RandomTestSettings(defaultRounds: 300)
  private static let formats: [ResultFormat] = [.csv, .tsv]

  @Test(arguments: [
    ["a,b"], ["a\tb"], ["a,b", "c\td"], ["{a"], ["[a", "b"], [" {a"], [" "], ["  [", "x"], ["<html>"],
    ["\u{FEFF}a", "b"],
    ["\u{FEFF}"], ["a\"b", "\"c\""], ["a\nb"], ["a\r"], ["BZhang", "PK"], ["<?xml"],
    ["a", "{b", "\u{FEFF}c", "d,e\tf"],
  ])
  func namesAreReadBack(names: [String]) throws {
    let values = ["x", "x,y", "x\ty", "", "{", "[1]", " ", "\"", "\u{FEFF}", "<html>"]
    for format in Self.formats {
      try expectRoundTrip(names, values.map { value in names.map { _ in value } }, format, "\(names)")
    }
  }

  @Test func randomTablesAreReadBack() throws {
    let parts = ["x", ",", "\t", "\"", "\n", "\r\n", "{", "[", " ", "<", "\u{FEFF}", "é", "'", ";"]
    for round in 0..<Self.settings.rounds {
      let seed = Self.settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      func text(atLeast least: Int) -> String {
        (0..<least + random.below(4)).map { _ in random.pick(parts) }.joined()
      }
      var names: [String] = []
      for _ in 0..<1 + random.below(3) {
        let name = text(atLeast: 1)
        if !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) { names.append(name) }
      }
      let rows = (0..<random.below(5)).map { _ in
        names.map { _ in random.oneIn(5) ? nil : text(atLeast: 0) }
      }
      for format in Self.formats {
        try expectRoundTrip(names, rows, format, "PERIGEE_SEED=\(seed)")
      }
    }
  }

  /// From 2⁵³ on most whole reals are written with other digits than the integers that they are.
  @Test func realsAreReadBackAsReals() throws {
    for round in 0..<Self.settings.rounds {
      let seed = Self.settings.seed(ofRound: round)
      var random = SeededGenerator(seed: seed)
      let reals =
        [0.5]
        + (0..<1 + random.below(5)).map { _ in
          random.oneIn(3) ? random.real() : Double(random.integer()) * random.pick([1, 16, 1024])
        }
      let table = try Table(json: "[" + reals.map { "{\"x\":\($0)}" }.joined(separator: ",") + "]")
      for format in Self.formats {
        let again = try Table(bytes: Array(try table.run("").text(as: format).utf8), named: "standard input")
        let (before, after) = (try table.run("").text(as: .json), try again.run("").text(as: .json))
        #expect(before == after, "PERIGEE_SEED=\(seed)")
      }
    }
  }

  private func expectRoundTrip(
    _ names: [String], _ rows: [[String?]], _ format: ResultFormat, _ comment: String
  ) throws {
    // A first row has the names, so that they are there in their order without any other.
    let records = ([names.map { _ in "first" }] + rows).map { row in
      "{" + zip(names, row).map { "\(quoted($0)):\($1.map(quoted) ?? "null")" }.joined(separator: ",") + "}"
    }
    let table = try Table(json: "[\(records.joined(separator: ","))]")
    let written = try table.run("").text(as: format)
    let again = try Table(bytes: Array(written.utf8), named: "standard input")
    #expect(again.fieldNames.map { Array($0.utf8) } == names.map { Array($0.utf8) }, "\(comment)\n\(written)")
    #expect(Array(try again.run("").text(as: format).utf8) == Array(written.utf8), "\(comment)")
  }

  /// A text as JSON.
  private func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
        ? "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        : String(Character(scalar))
    }
    return "\"\(escaped.joined())\""
  }
}
