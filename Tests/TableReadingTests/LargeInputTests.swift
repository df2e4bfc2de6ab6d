import Columnar
import Foundation
import QueryDiagnostics
import TestSupport
import Testing

@testable import TableReading

/// Inputs of several pieces give the same table, or the same error, whether one thread reads them or several, and from
/// a file or from memory. `PERIGEE_ROUNDS` above 1 tries all four ways, and pieces of the length that they have in
/// programs, else the two ways that differ most, and quarters of those pieces.
@Suite struct LargeInputTests {
  private static let settings = RandomTestSettings(defaultRounds: 1)
  private static let part = settings.rounds > 1 ? 1 : 4
  /// More than are read at once, and more than one thread reads alone.
  private static let length = 2_200_000 / part

  private static var limits: ReadingLimits {
    var limits = ReadingLimits()
    limits.pieces.window /= part
    limits.pieces.segment /= part
    limits.pieces.line /= part
    limits.pieces.objectLines /= part
    limits.pieces.objectStep /= part
    limits.pieces.fewestForThreads /= part
    return limits
  }

  private enum Outcome: Equatable {
    case table(ColumnTable)
    case failure([Diagnostic])
  }

  @Test func linesOfJSON() throws {
    try LargeInputTests.hold("ndjson") { seed in
      var documents = RandomDocuments(seed: seed)
      let lines = (0..<400).map { _ in
        let record = documents.record(depth: 0)
        return documents.writeLine(record)
      }
      return LargeInputTests.repeated("", lines.joined(separator: "\n") + "\n")
    }
  }

  @Test func objectsOverSeveralLines() throws {
    try LargeInputTests.hold("json") { seed in
      var documents = RandomDocuments(seed: seed)
      let objects = (0..<400).map { _ in
        let record = documents.record(depth: 0)
        return documents.write(record)
      }
      return LargeInputTests.repeated("", objects.joined(separator: "\n") + "\n")
    }
  }

  @Test func delimitedLines() throws {
    try LargeInputTests.hold("csv") { seed in
      let text = LargeInputTests.regularCSV(seed)
      let header = text.prefix { !$0.isNewline }
      return LargeInputTests.repeated(header + "\n", text.dropFirst(header.count) + "\n")
    }
  }

  /// The first random text from a seed on that is a table, with its header on one line.
  private static func regularCSV(_ seed: UInt64) -> String {
    var seed = seed
    while true {
      var texts = RandomDelimited(seed: seed, separator: UInt8(ascii: ","))
      let bytes = texts.text(recordCount: 400)
      let expectation = DelimitedOracle.expectation(of: bytes, separator: UInt8(ascii: ","))
      if case .table(let fields, _) = expectation, !fields.contains(where: { $0.name.contains("\n") }) {
        return String(decoding: bytes, as: UTF8.self)
      }
      seed &+= 1
    }
  }

  /// The text over and over behind a beginning: pieces end at another place of it each time.
  private static func repeated(_ beginning: some StringProtocol, _ text: some StringProtocol) -> [UInt8] {
    var bytes = Array(beginning.utf8)
    let more = Array(text.utf8)
    while bytes.count < length { bytes += more }
    return bytes
  }

  /// Tries the text of each seed, and what small changes at random places make of it.
  private static func hold(_ ending: String, _ make: (UInt64) -> [UInt8]) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("large.\(ending)")
    for round in 0..<settings.rounds {
      let seed = settings.seed(ofRound: round)
      var bytes = make(seed)
      var generator = SeededGenerator(seed: seed)
      for change in 0..<2 {
        try Data(bytes).write(to: file)
        let outcomes = LargeInputTests.outcomes(bytes, file.path)
        for (way, outcome) in outcomes.dropFirst() {
          #expect(outcome == outcomes[0].outcome, "seed \(seed), change \(change), \(way)")
        }
        RandomBreakage.apply(to: &bytes, with: Array("\"{}[],\n\rx1".utf8) + [0, 0xFF], &generator)
      }
    }
  }

  private static func outcomes(_ bytes: [UInt8], _ path: String) -> [(way: String, outcome: Outcome)] {
    let (memory, file) = (DataInput(name: path, bytes: bytes), DataInput(file: path))
    let others = settings.rounds > 1 ? [(memory, 3), (file, 1)] : []
    return ([(memory, 1), (file, 3)] + others).map { input, threads in
      ("\(threads) threads, \(input.origin.name)", outcome(input, threads))
    }
  }

  private static func outcome(_ input: DataInput, _ threads: Int) -> Outcome {
    do throws(ReadingFailure) {
      let watch = ReadingWatch(threads: threads)
      return .table(try TableReader.read([input], shapes: [], limits: limits, watch: watch).table)
    } catch {
      return .failure(error.diagnostics)
    }
  }
}

extension DataInput.Origin {
  fileprivate var name: String {
    switch self {
    case .bytes: "from memory"
    case .file: "from a file"
    }
  }
}
