import Columnar
import QueryDiagnostics
import TestSupport
import Testing
import Values

@testable import TableReading

@Suite struct RandomReadingTests {
  private static let rounds: UInt64 = 300

  @Test func whatWasWrittenIsReadBack() throws {
    for seed in 1...RandomReadingTests.rounds {
      var documents = RandomDocuments(seed: seed)
      let records = (0..<Int.random(in: 0...12, using: &documents.generator)).map { _ in
        documents.record(depth: 0)
      }
      let text = documents.write(records: records)
      let table = try read(text)
      #expect(TableModel.records(table) == records, "seed \(seed): \(text)")
    }
  }

  @Test func brokenTextsAreATableOrAFaultWithAPlace() {
    for seed in 1...RandomReadingTests.rounds {
      var documents = RandomDocuments(seed: seed)
      let records = (0..<4).map { _ in documents.record(depth: 0) }
      var bytes = Array(documents.write(records: records).utf8)
      for _ in 0..<40 {
        documents.breakSomething(in: &bytes)
        do throws(ReadingFailure) {
          let table = try TableReader.read([DataInput(name: "broken.json", bytes: bytes)], shapes: []).table
          _ = TableModel.records(table)
        } catch {
          let span = error.diagnostics.first?.span
          #expect(span.map { $0.start <= bytes.count } == true, "seed \(seed)")
        }
      }
    }
  }

  @Test func everyBeginningOfATextIsATableOrAFault() {
    let text = Array(#"[{"a":[1.5e3,"é\u00e9\n",{"b":null}],"c":true},{"a":[],"c":false}]"#.utf8)
    for length in 1..<text.count {
      #expect(throws: ReadingFailure.self) {
        try TableReader.read([DataInput(name: "cut.json", bytes: Array(text[..<length]))], shapes: [])
      }
    }
  }
}

/// Random records and random ways to write them.
struct RandomDocuments {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func record(depth: Int) -> JSONValue {
    var members: [JSONValue.Member] = []
    for key in ["a", "b", "id", "é", "q\"", "time"] where generator.chance(2, in: 3) {
      members.append(.init(key: key, value: value(depth: depth + 1, key: key)))
    }
    if generator.chance(1, in: 3) { members.shuffle(using: &generator) }
    return .record(members)
  }

  private mutating func value(depth: Int, key: String) -> JSONValue {
    // Most columns have one kind, some are mixed.
    let kind =
      generator.chance(1, in: 12) ? Int.random(in: 0...8, using: &generator) : Int(key.utf8.first ?? 0) % 7
    switch kind {
    case 0: return .null
    case 1: return .boolean(generator.chance(1, in: 2))
    case 2: return .number(integer())
    case 3:
      return .number(
        ["0.5", "-1.25", "1e3", "2.50", "1e400", "-0", "0.1"].randomElement(using: &generator) ?? "0")
    case 4: return .text(text())
    case 5, 7: return depth > 3 ? .null : record(depth: depth)
    default:
      guard depth <= 3 else { return .list([]) }
      return .list(
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in value(depth: depth + 1, key: key) })
    }
  }

  private mutating func integer() -> String {
    let large = [
      "9223372036854775807", "-9223372036854775808", "9223372036854775808", "36893488147419103232",
    ]
    if generator.chance(1, in: 20) { return large.randomElement(using: &generator) ?? "0" }
    return String(Int.random(in: -300...300, using: &generator))
  }

  private mutating func text() -> String {
    let texts = [
      "", "a", "Ж", "😀", "\u{0}", "\n", "\"", "\\", "2024-02-29", "P1DT2H", "P0D", "null", "\u{FFFF}",
      "2019-03-02T07:49:00Z", "a longer text with / and \t",
    ]
    return texts.randomElement(using: &generator) ?? ""
  }

  mutating func write(records: [JSONValue]) -> String {
    let texts = records.map { write($0) }
    switch Int.random(in: 0...2, using: &generator) {
    case 0: return texts.joined(separator: "\n")
    case 1: return "[" + texts.joined(separator: space() + "," + space()) + "]"
    default: return "{\"next\":null,\"results\":[" + texts.joined(separator: ",") + "]}" + space()
    }
  }

  /// An object on one line.
  mutating func writeLine(_ record: JSONValue) -> String {
    // Line breaks are white space there; those of texts are escaped.
    String(write(record).map { $0.isNewline ? " " : $0 })
  }

  /// Without the page of results, which the oracle does not know.
  mutating func writeLinesOrArray(_ records: [JSONValue]) -> String {
    let texts = records.map { write($0) }
    guard generator.chance(1, in: 4) else { return texts.joined(separator: "\n") }
    return "[" + texts.joined(separator: space() + "," + space()) + "]"
  }

  mutating func write(_ value: JSONValue) -> String {
    switch value {
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let number): return number
    case .text(let text): return write(text)
    case .list(let values):
      var texts: [String] = []
      for value in values { texts.append(space() + write(value) + space()) }
      return "[" + texts.joined(separator: ",") + "]"
    case .record(let members):
      var texts: [String] = []
      for member in members {
        texts.append(space() + write(member.key) + space() + ":" + space() + write(member.value))
      }
      return "{" + texts.joined(separator: ",") + space() + "}"
    }
  }

  private mutating func write(_ text: String) -> String {
    var written = "\""
    for unit in text.utf16.isEmpty ? [] : Array(text.unicodeScalars) {
      let mustEscape = unit.value < 0x20 || unit == "\"" || unit == "\\"
      if mustEscape || generator.chance(1, in: 8) {
        for unit in String(unit).utf16 {
          let digits = String(unit, radix: 16, uppercase: generator.chance(1, in: 2))
          written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        written.unicodeScalars.append(unit)
      }
    }
    return written + "\""
  }

  private mutating func space() -> String {
    generator.chance(3, in: 4) ? "" : [" ", "\n", "\t", "\r\n", "  "].randomElement(using: &generator) ?? ""
  }

  mutating func breakSomething(in bytes: inout [UInt8]) {
    let place = Int.random(in: 0...max(bytes.count - 1, 0), using: &generator)
    let bits = Array(#"{}[]",:\0123eE.-+tfnu "#.utf8) + [0, 10, 0x80, 0xC3, 0xFF]
    let byte = bits.randomElement(using: &generator) ?? 0
    switch Int.random(in: 0...4, using: &generator) {
    case 0: bytes.insert(byte, at: place)
    case 1 where !bytes.isEmpty: bytes.remove(at: place)
    case 2 where !bytes.isEmpty: bytes.removeSubrange(place...)
    case 3 where !bytes.isEmpty: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
    default: if !bytes.isEmpty { bytes[place] = byte }
    }
  }
}
