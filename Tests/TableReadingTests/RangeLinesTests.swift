import Foundation
import TestSupport
import Testing

@testable import TableReading

/// Into whatever ranges an input is cut, readers together get every line once, whole and in its order.
@Suite struct RangeLinesTests {
  private static let settings = RandomTestSettings(defaultRounds: 300)

  @Test func everyLineIsGivenOnce() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("lines").path
    for round in 0..<RangeLinesTests.settings.rounds {
      let seed = RangeLinesTests.settings.seed(ofRound: round)
      var generator = SeededGenerator(seed: seed)
      let text = RangeLinesTests.text(&generator)
      let first = text.isEmpty ? 0 : Int.random(in: 0..<min(text.count, 4), using: &generator)
      let (pieceLength, step) = (
        Int.random(in: 1...60, using: &generator), Int.random(in: 1...60, using: &generator)
      )
      try Data(text).write(to: URL(fileURLWithPath: path))
      for input in [DataInput(file: path), DataInput(name: "lines", bytes: text)] {
        let ranges = LineRanges(
          try OpenInput(input), from: first, pieceLength: pieceLength,
          pace: SharedPace(ReadingPace(watch: ReadingWatch())))
        let pieces = RangeLinesTests.pieces(of: ranges, step: step, &generator)
        let report = "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1, \(pieceLength), \(step)"
        #expect(pieces.allSatisfy { $0.endsLine }, "\(report)")
        #expect(pieces.flatMap { $0.bytes } == Array(text[first...]), "\(report)")
      }
    }
  }

  /// A line that is longer than pieces and steps is searched and read once, not from its beginning at every step.
  @Test(arguments: [true, false])
  func longLinesTakeTimeByTheirLength(isFile: Bool) throws {
    let line = [UInt8](repeating: UInt8(ascii: "a"), count: 300_000)
    let text = Array("first\n".utf8) + line + [0x0A] + Array("last\n".utf8)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try Data(text).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let input = isFile ? DataInput(file: path) : DataInput(name: "lines", bytes: text)
    let ranges = LineRanges(
      try OpenInput(input), from: 0, pieceLength: 100, pace: SharedPace(ReadingPace(watch: ReadingWatch())))
    var (lines, found) = (RangeLines(ranges, step: 100), 0)
    while lines.nextPiece() != nil {
      while let (place, _) = lines.nextLines() { found += place.count }
    }
    #expect(found == text.count)
    #expect(lines.searchedCount <= 4 * text.count)
  }

  private struct Piece {
    var bytes: [UInt8] = []
    /// True where everything that was given ends a line, or the input.
    var endsLine = true
  }

  /// Lines of very different lengths, empty ones among them; the last may lack its end.
  private static func text(_ generator: inout SeededGenerator) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...40, using: &generator) {
      let length = Int.random(in: 0...(generator.chance(1, in: 8) ? 9000 : 30), using: &generator)
      text.append(contentsOf: (0..<length).map { UInt8(97 + $0 % 26) })
      text.append(0x0A)
    }
    if generator.chance(1, in: 3) { text.append(contentsOf: "end".utf8) }
    return text
  }

  /// What three readers get, which take turns at random, by piece.
  private static func pieces(
    of ranges: LineRanges, step: Int, _ generator: inout SeededGenerator
  ) -> [Piece] {
    var readers = (0..<3).map { _ in RangeLines(ranges, step: step) }
    var pieces: [Int: Piece] = [:]
    while !readers.isEmpty {
      let reader = Int.random(in: 0..<readers.count, using: &generator)
      guard let number = readers[reader].nextPiece() else {
        readers.remove(at: reader)
        continue
      }
      var piece = Piece()
      while let (place, start) = readers[reader].nextLines() {
        let given = readers[reader].bytes[place]
        piece.bytes.append(contentsOf: given)
        let isAtEnd = start + given.count == ranges.input.byteCount
        piece.endsLine = piece.endsLine && (given.last == 0x0A || isAtEnd)
      }
      pieces[number] = piece
    }
    return pieces.sorted { $0.key < $1.key }.map(\.value)
  }
}
