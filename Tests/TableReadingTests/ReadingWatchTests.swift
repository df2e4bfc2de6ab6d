import Columnar
import QueryDiagnostics
import Testing
import Values

@testable import TableReading

@Suite struct ReadingWatchTests {
  /// Two inputs of a megabyte together.
  private static let inputs: [DataInput] = {
    let line = Array(#"{"name":"Прогресс МС-31","flights":[1,2,3],"mass":0.5}"#.utf8) + [0x0A]
    let bytes = Array(repeatElement(line, count: 8000).joined())
    return [DataInput(name: "a.ndjson", bytes: bytes), DataInput(name: "b.ndjson", bytes: bytes)]
  }()

  @Test func progressGoesFromTheBeginningToTheEnd() throws {
    let told = Monitor<[Int]>([])
    let total = Self.inputs.reduce(0) { $0 + $1.bytes.count }
    let watch = ReadingWatch(progress: { read, count in
      told.withState { $0.append(count == total ? read : -1) }
    })
    let table = try TableReader.read(Self.inputs, shapes: [], watch: watch).table
    let steps = told.withState { $0 }
    #expect(table.rowCount == 16_000)
    #expect(steps == steps.sorted())
    #expect(steps.count >= total / ReadingWatch.stretch)
    #expect(steps.allSatisfy { 0...total ~= $0 })
    #expect(steps.last == total)
  }

  /// Whichever time it is asked: while characters are checked, values read, columns planned or made.
  @Test func aReadingEndsAtTheNextQuestion() throws {
    let most = try questions(stoppingAt: .max)
    #expect(most > 10)
    for stop in stride(from: 1, through: most, by: 6) {
      let failure = #expect(throws: ReadingFailure.self) { try questions(stoppingAt: stop) }
      #expect(failure?.diagnostics.map(\.code) == [.cancelled])
      #expect(failure?.diagnostics.first?.span == nil)
    }
    #expect(throws: ReadingFailure.self) { try questions(stoppingAt: most) }
  }

  @Test func noInputAtAllCanBeGivenUp() {
    let watch = ReadingWatch(isCancelled: { true })
    #expect(throws: ReadingFailure.self) { try TableReader.read([], shapes: [], watch: watch) }
  }

  /// Reads, and returns how many times it was asked whether to go on.
  private func questions(stoppingAt stop: Int) throws -> Int {
    let asked = Monitor(0)
    let watch = ReadingWatch(isCancelled: {
      asked.withState { count in
        count += 1
        return count == stop
      }
    })
    _ = try TableReader.read(Self.inputs, shapes: [], watch: watch)
    return asked.withState { $0 }
  }

  /// Large texts are looked at in parts; what is wrong is found where it stands, also at the end of one.
  @Test(arguments: [
    [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98, 0x80, 0x80], [0x80, 0x80, 0x80, 0x80],
  ])
  func aByteThatIsNotUTF8IsFoundBesideTheEndOfAPart(bytes: [UInt8]) throws {
    let offset = bytes.first == 0xF0 ? 4 : 0
    for distance in -5...1 {
      var text = Array("[{\"x\":\"".utf8)
      text += [UInt8](repeating: 0x61, count: ReadingWatch.stretch + distance - text.count)
      let start = text.count
      text += bytes
      text += Array("\"}]".utf8)
      let input = DataInput(name: "a", bytes: text)
      var window = InputWindow(try OpenInput(input), length: 1)
      #expect(try window.validate(ReadingPace(watch: ReadingWatch())) == start + offset)
      // What a reader says of it takes a hundred times as long.
      guard distance == -1 else { continue }
      let failure = #expect(throws: ReadingFailure.self) { try TableReader.read([input], shapes: []) }
      #expect(failure?.diagnostics.first?.span == SourceSpan(start + offset, start + offset + 1))
    }
  }

  @Test func charactersAtTheEndOfAPartAreWhole() throws {
    for distance in -4...4 {
      let begin = Array(#"{"x":""#.utf8)
      let padding = [UInt8](repeating: 0x61, count: ReadingWatch.stretch + distance - begin.count)
      let text = begin + padding + Array("é€😀😀€é".utf8) + Array(#""}"#.utf8)
      let table = try TableReader.read([DataInput(name: "a", bytes: text)], shapes: []).table
      #expect(table.columns[0].scalar(0) == .text(String(decoding: padding, as: UTF8.self) + "é€😀😀€é"))
    }
  }
}
