import Columnar
import Testing
import Values

@testable import ResultRendering

struct MarkdownRenderingTests {
  private func table(_ name: String, _ values: [String?]) -> ColumnTable {
    HandMade.table([(name, .scalar(.text), HandMade.texts(values))])
  }

  @Test func `a table has a line that aligns numbers and durations to the right`() throws {
    let status: [(String, FieldType, Column)] = [("name", .scalar(.text), HandMade.texts(["Active", nil]))]
    let table = HandMade.table([
      ("id", .scalar(.integer), HandMade.numbers(.integer, [7, 565])),
      ("name", .scalar(.text), HandMade.texts(["Союз МС-01", "神舟"])),
      ("status", .record([Field("name", .scalar(.text))]), HandMade.record(status, isThere: [true, false])),
      ("in_space", .scalar(.boolean), HandMade.booleans([true, nil])),
      ("time", .scalar(.duration), HandMade.numbers(.duration, [21_942_849_000_000, nil])),
      ("mass", .scalar(.real), HandMade.reals([0.5, 1200])),
      ("day", .scalar(.date), HandMade.numbers(.date, [0, 1])),
      ("tags", .list(.scalar(.text)), HandMade.lists([2, 0], of: HandMade.texts(["a", "b|c"]))),
    ])
    #expect(
      try HandMade.rendered(HandMade.selected(table), as: .markdown, options: RenderingOptions(width: 9))
        == #"""
        |  id | name       | status | in_space |         time | mass | day        | tags         |
        | --: | ---------- | ------ | -------- | -----------: | ---: | ---------- | ------------ |
        |   7 | Союз МС-01 | Active | true     | 253d 23h 14m |  0.5 | 1970-01-01 | ["a","b\|c"] |
        | 565 | 神舟       | null   | null     |         null | 1200 | 1970-01-02 | []           |

        """#)
  }

  @Test func `no rows still have a header, no columns have nothing`() throws {
    let empty = HandMade.table([("a|b", .scalar(.integer), HandMade.numbers(.integer, []))])
    #expect(
      try HandMade.rendered(HandMade.wholeRecords(empty), as: .markdown) == #"""
        | a\|b |
        | ---: |

        """#)
    let columnless = ColumnTable(schema: Schema([]), columns: [], rowCount: 2)
    #expect(try HandMade.rendered(HandMade.wholeRecords(columnless), as: .markdown) == "")
  }

  @Test(arguments: [
    ("a|b", #"a\|b"#), (#"a\|b"#, #"a\\\|b"#), (#"C:\x"#, #"C:\x"#), (#"end\"#, #"end\\"#),
    ("a\nb", #"a\nb"#),
    ("a\r\nb\t", #"a\r\nb\t"#), ("\u{1B}[1m", #"\u{1b}[1m"#), ("`x`", #"\`x\`"#), ("2 * 3", "2 * 3"),
    ("*x*", #"\*x\*"#), ("time_in_space", "time_in_space"), ("_x_", #"\_x\_"#), ("~~x~~", #"\~\~x\~\~"#),
    ("<b>", #"\<b>"#), ("a < b", "a < b"), ("</b>", #"\</b>"#), ("R&D &amp; &#1;", #"R\&D \&amp; \&#1;"#),
    ("a & b", "a & b"), ("[a](b)", #"[a\](b)"#), ("[1,2]", "[1,2]"), ("", ""), ("é_é", "é_é"),
  ])
  func `what Markdown would take for its own is escaped`(text: String, expected: String) throws {
    let markdown = try HandMade.rendered(HandMade.wholeRecords(table("t", [text])), as: .markdown)
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    #expect(
      lines[2] == "| \(expected)\(String(repeating: " ", count: max(0, 3 - expected.unicodeScalars.count))) |"
    )
  }

  @Test(arguments: [UInt64](1...8)) func `any text is one cell of one row and reads back`(seed: UInt64) throws
  {
    var random = RandomText(seed: seed)
    let texts = (0..<80).map { _ in random.text(upTo: 20) }
    let markdown = try HandMade.rendered(HandMade.wholeRecords(table("t", texts)), as: .markdown)
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == texts.count + 3, "seed \(seed)")
    for (line, text) in zip(lines.dropFirst(2), texts) {
      let cells = MarkdownReader.cells(of: line)
      #expect(cells.count == 1, "seed \(seed)")
      let shown = PrintableText.escaped(text).trimmedSpaces
      #expect(
        cells.first?.trimmedSpaces.unicodeScalars.elementsEqual(shown.unicodeScalars) == true, "seed \(seed)")
    }
    #expect(Set(lines.dropLast().map(columns(of:))).count == 1, "seed \(seed)")
  }

  private func columns(of line: Substring) -> Int {
    var output: [UInt8] = []
    return PrintableText.append(Array(line.utf8)[...], to: &output)
  }
}

/// Splits a line of a Markdown table as GitHub does, and takes the backslashes away that only escape.
private enum MarkdownReader {
  static func cells(of line: Substring) -> [String] {
    var cells: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", let next = rest.first, next.isASCII,
        "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".unicodeScalars.contains(next)
      {
        cells[cells.count - 1].append(next)
        rest.removeFirst()
      } else if scalar == "|" {
        cells.append(String.UnicodeScalarView())
      } else {
        cells[cells.count - 1].append(scalar)
      }
    }
    return cells.dropFirst().dropLast().map { String($0) }
  }
}

extension String {
  fileprivate var trimmedSpaces: String {
    var scalars = unicodeScalars[...]
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
