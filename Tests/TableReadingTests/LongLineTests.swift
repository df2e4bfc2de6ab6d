import Testing

@testable import TableReading

/// Lines of CSV that are longer than a look ahead, or have more separators and quotes than one line has room for.
@Suite struct LongLineTests {
  @Test(arguments: [(1 << 14) - 9, (1 << 14) - 2, (1 << 14) - 1, 1 << 14, (1 << 15) + 7, (1 << 18) + 63])
  func textsOfAnyLengthComeBack(length: Int) throws {
    for part in ["a", ",", "\"", "\r\n"] {
      let text = String(repeating: part, count: length / part.utf8.count)
      let values = ["b", text, "", "c,\"d\"", text]
      let lines = values.enumerated().map { row, value in "\(row),\(quoted(value)),\(row % 2 == 0)" }
      let bytes = Array(("n,x,even\n" + lines.joined(separator: "\n") + "\n").utf8)
      let table = try TableReader.read([DataInput(name: "long.csv", bytes: bytes)], shapes: []).table
      let expected = values.enumerated().map { row, value in
        JSONValue.record([
          .init(key: "n", value: .number("\(row)")), .init(key: "x", value: .text(value)),
          .init(key: "even", value: .boolean(row % 2 == 0)),
        ])
      }
      // Not shown where they differ: they are long.
      let areSame = TableModel.records(table) == expected
      #expect(areSame, "\(length) bytes of \(part.debugDescription)")
    }
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
