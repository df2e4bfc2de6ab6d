import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import TableReading

/// Texts are looked at many bytes at a time: what ends one may stand at any place of these.
@Suite struct PlainTextTests {
  /// The first record tells which keys there are; behind the last one no look at those before it goes beyond the end.
  private static func lines(_ texts: [String]) -> [String] {
    let last = String(repeating: "z", count: 200)
    return ([""] + texts + [last]).enumerated().map { #"{"x":"\#($1)","y":\#($0)}"# }
  }

  private func expectsAll(_ texts: [String]) throws {
    let lines = Self.lines(texts)
    let table = try read(lines.joined(separator: "\n"))
    #expect(TableModel.records(table) == lines.map { JSONValueParser.parse($0.utf8) })
  }

  @Test func textsOfEveryLength() throws {
    try expectsAll((0..<200).map { String(repeating: "a", count: $0) })
    try expectsAll((0..<200).map { String(repeating: "a", count: $0) + "é" })
  }

  @Test func escapesAtEveryPlace() throws {
    for escape in [#"\""#, #"\\"#, #"\n"#, #"\u0000"#] {
      try expectsAll((0..<150).map { String(repeating: "a", count: $0) + escape + "\u{7F} Ж" })
    }
  }

  @Test(arguments: ["\u{0}", "\u{1}", "\u{1F}", "\t"])
  func controlCharactersAtEveryPlace(character: String) throws {
    let first = Self.lines([])[0]
    for place in 0..<150 {
      let text = String(repeating: "a", count: place) + character + "b"
      let found = try #require(fault(Self.lines([text]).joined(separator: "\n")))
      #expect(found.span?.start == first.utf8.count + 1 + #"{"x":""#.utf8.count + place, "\(place)")
    }
  }
}
