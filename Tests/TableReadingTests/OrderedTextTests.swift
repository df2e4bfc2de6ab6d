import TestSupport
import Testing
import Values

@testable import TableReading

/// The texts of a column that several readers put one behind another.
@Suite struct OrderedTextTests {
  private static let settings = RandomTestSettings(defaultRounds: 100)

  /// In whatever order pieces come, each has its own texts in the end, and those of neighbours stand side by side.
  @Test func piecesInAnyOrderKeepTheirTexts() throws {
    for round in 0..<OrderedTextTests.settings.rounds {
      let seed = OrderedTextTests.settings.seed(ofRound: round)
      var generator = SeededGenerator(seed: seed)
      let count = Int.random(in: 1...40, using: &generator)
      let pieces = (0..<count).map { piece in
        [UInt8](repeating: UInt8(piece), count: Int.random(in: 0...5000, using: &generator))
      }
      let texts = OrderedTexts(readers: 2, mostBytes: pieces.reduce(0) { $0 + $1.count })
      texts.join(behind: 4)
      texts.join(behind: 2)
      for piece in pieces.indices.shuffled(using: &generator) {
        var bytes = pieces[piece]
        #expect(texts.put(&bytes, ofPiece: piece + 5), "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1")
        #expect(bytes.isEmpty)
      }
      let memory = try #require(texts.memory)
      var end: Int?
      for (piece, expected) in pieces.enumerated() {
        var sealed = SealedTexts(orderedEnds: [UInt32(expected.count)])
        texts.give(ofPiece: piece + 5, to: &sealed)
        #expect(Array(sealed.bytes) == expected, "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1, piece \(piece)")
        let place = try #require(sealed.place(in: memory))
        #expect(place.lowerBound == end ?? place.lowerBound)
        end = place.upperBound
      }
    }
  }

  /// Before all readers take part nobody knows with which piece the texts begin.
  @Test func piecesBeforeAllReadersTakePartStayWhereTheyAre() {
    let texts = OrderedTexts(readers: 2, mostBytes: 100)
    var bytes: [UInt8] = [1, 2, 3]
    texts.join(behind: 0)
    #expect(!texts.put(&bytes, ofPiece: 7))
    texts.join(behind: 3)
    #expect(!texts.put(&bytes, ofPiece: 5))
    #expect(bytes == [1, 2, 3])
    #expect(texts.put(&bytes, ofPiece: 8))
    #expect(bytes.isEmpty)
  }

  /// A piece that never comes keeps those behind it waiting, and their texts are there all the same.
  @Test func textsBehindAMissingPieceAreKept() {
    let texts = OrderedTexts(readers: 1, mostBytes: 100)
    texts.join(behind: 0)
    var bytes: [UInt8] = [1, 2, 3]
    #expect(texts.put(&bytes, ofPiece: 2))
    var sealed = SealedTexts(orderedEnds: [3])
    texts.give(ofPiece: 2, to: &sealed)
    #expect(Array(sealed.bytes) == [1, 2, 3])
    #expect(!sealed.isShared)
  }

  /// More texts than there is room for stay where they are: nothing is written beyond.
  @Test func textsThatDoNotFitAreKept() {
    let texts = OrderedTexts(readers: 1, mostBytes: 4)
    texts.join(behind: 0)
    for piece in 1...3 {
      var bytes: [UInt8] = [1, 2, 3]
      #expect(texts.put(&bytes, ofPiece: piece))
    }
    for piece in 1...3 {
      var sealed = SealedTexts(orderedEnds: [3])
      texts.give(ofPiece: piece, to: &sealed)
      #expect(Array(sealed.bytes) == [1, 2, 3])
      #expect(sealed.isShared == (piece == 1))
    }
  }

  /// Long columns whose texts all differ, with numbers, nulls, quotes and other texts between them, into whatever pieces
  /// they are cut.
  @Test(arguments: [2, 3])
  func longColumnsAreTheSameForAnyNumberOfThreads(threads: Int) throws {
    for round in 0..<max(OrderedTextTests.settings.rounds / 20, 1) {
      let seed = OrderedTextTests.settings.seed(ofRound: round)
      var generator = SeededGenerator(seed: seed)
      let bytes = OrderedTextTests.lines(&generator)
      var limits = ReadingLimits()
      let input = DataInput(name: "long.csv", bytes: bytes)
      let expected = try TableReader.read([input], shapes: [], limits: limits).table
      limits.pieces.fewestForThreads = 1
      limits.pieces.line = Int.random(in: 500...8000, using: &generator)
      limits.pieces.fewestNumbered = Int.random(in: 1...300, using: &generator)
      let found = try TableReader.read(
        [input, input], shapes: [], limits: limits, watch: ReadingWatch(threads: threads)
      ).table
      let twice = try TableReader.read([input, input], shapes: [], limits: ReadingLimits()).table
      #expect(found == twice, "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1, \(limits.pieces)")
      let once = try TableReader.read(
        [input], shapes: [], limits: limits, watch: ReadingWatch(threads: threads))
      #expect(once.table == expected, "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1, \(limits.pieces)")
    }
  }

  private static func lines(_ generator: inout SeededGenerator) -> [UInt8] {
    var lines = "text,seldom,mixed\r\n"
    let seldom = Int.random(in: 1...400, using: &generator)
    for row in 0..<4000 {
      let text = generator.chance(1, in: 9) ? "\"a \"\"quote\"\", \(row)\"" : "text \(row)"
      let other = row % seldom == 0 ? "a longer text that stands seldom \(row)" : ""
      let mixed = row < 2000 || generator.chance(1, in: 50) ? "m\(row)" : "\(row)"
      lines += "\(text),\(other),\(mixed)\r\n"
    }
    return Array(lines.utf8)
  }
}
