import Columnar
import Foundation
import QueryDiagnostics
import TestSupport
import Testing

@testable import TableReading

/// Into whatever pieces inputs are cut, in memory or from a file, for one thread or several: the table is the same, and
/// so is what is wrong with data that are damaged.
@Suite struct PieceTests {
  private static let settings = RandomTestSettings(defaultRounds: 12)

  private enum Outcome: Equatable {
    case table(ColumnTable)
    case failure([Diagnostic])
  }

  @Test func randomJSON() throws {
    try PieceTests.hold("json") { seed, generator in
      var documents = RandomDocuments(seed: seed)
      let records = (0..<Int.random(in: 1...30, using: &generator)).map { _ in documents.record(depth: 0) }
      return Array(documents.write(records: records).utf8)
    }
  }

  @Test func randomLinesOfJSON() throws {
    try PieceTests.hold("ndjson") { seed, generator in
      var documents = RandomDocuments(seed: seed)
      let lines = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
        let record = documents.record(depth: 0)
        return documents.writeLine(record)
      }
      return Array(lines.joined(separator: "\n").utf8)
    }
  }

  @Test func randomDelimitedLines() throws {
    try PieceTests.hold("csv") { seed, generator in
      var texts = RandomDelimited(seed: seed, separator: 0x2C)
      return texts.text(recordCount: Int.random(in: 1...60, using: &generator))
    }
  }

  /// There is nothing behind it for several threads to read, and it is known all the same.
  @Test(arguments: ["a", "a\n", "\u{FEFF}\"quo\"\"te\"\n", "a,b\r\n", "a\tb\n"])
  func aHeaderAloneIsReadByAnyNumberOfThreads(text: String) {
    let input = DataInput(name: "header.csv", bytes: Array(text.utf8))
    var limits = ReadingLimits()
    limits.pieces.fewestForThreads = 1
    #expect(
      PieceTests.outcome(input, limits, threads: 3) == PieceTests.outcome(input, ReadingLimits(), threads: 1))
  }

  private static func hold(
    _ ending: String, _ make: (UInt64, inout SeededGenerator) -> [UInt8]
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("pieces.\(ending)").path
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var generator = SeededGenerator(seed: seed)
      var bytes = make(seed, &generator)
      for damage in 0..<3 {
        if damage > 0 { PieceTests.damage(&bytes, &generator) }
        try compare(bytes, path, &generator, "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1, damage \(damage)")
      }
    }
  }

  /// Reads in several ways and compares each with reading all bytes at once.
  private static func compare(
    _ bytes: [UInt8], _ path: String, _ generator: inout SeededGenerator, _ report: String
  ) throws {
    let name = path
    let expected = outcome(DataInput(name: name, bytes: bytes), ReadingLimits(), threads: 1)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    for _ in 0..<6 {
      var limits = ReadingLimits()
      limits.pieces.window = Int.random(in: 1...200, using: &generator)
      limits.pieces.segment = Int.random(in: 1...200, using: &generator)
      limits.pieces.line = Int.random(in: 1...200, using: &generator)
      limits.pieces.objectLines = Int.random(in: 1...400, using: &generator)
      limits.pieces.objectStep = Int.random(in: 1...400, using: &generator)
      limits.pieces.fewestSampled = Int.random(in: 1...3, using: &generator)
      limits.pieces.fewestForThreads = 1
      limits.pieces.fewestNumbered = Int.random(in: 1...30, using: &generator)
      let threads = Int.random(in: 1...3, using: &generator)
      let isFile = generator.chance(1, in: 2)
      let input = isFile ? DataInput(file: path) : DataInput(name: name, bytes: bytes)
      let found = outcome(input, limits, threads: threads)
      #expect(
        found == expected,
        "\(report): \(limits.pieces), \(threads) threads, \(isFile ? "file" : "bytes")\n\(String(decoding: bytes, as: UTF8.self))"
      )
    }
  }

  private static func outcome(_ input: DataInput, _ limits: ReadingLimits, threads: Int) -> Outcome {
    do throws(ReadingFailure) {
      let watch = ReadingWatch(threads: threads)
      return .table(try TableReader.read([input], shapes: [], limits: limits, watch: watch).table)
    } catch {
      return .failure(error.diagnostics)
    }
  }

  private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    let strange: [UInt8] = [
      0x00, 0x0A, 0x0D, 0x20, 0x22, 0x2C, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x80, 0xC3, 0xE2, 0xFF,
    ]
    switch Int.random(in: 0...2, using: &generator) {
    case 0: bytes[place] = strange.randomElement(using: &generator) ?? 0
    case 1: bytes.remove(at: place)
    default: bytes.insert(strange.randomElement(using: &generator) ?? 0, at: place)
    }
  }
}
