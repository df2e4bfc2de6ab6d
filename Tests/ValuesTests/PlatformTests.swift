import Testing
import Values

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@Suite struct PlatformTests {
  @Test func readsAFileWhole() throws {
    let text = try Platform.readFile(#filePath)
    #expect(String(decoding: text, as: UTF8.self).contains("@Suite struct PlatformTests"))
    #expect(try Platform.readFile("/dev/null").isEmpty)
  }

  @Test(arguments: [
    ("/nowhere/spacecraft.json", "No such file or directory"), ("/", "Is a directory"),
    ("", "No such file or directory"),
    ("/dev/null\u{0}x", "Invalid argument"),
  ])
  func saysWhyAFileCannotBeRead(path: String, reason: String) {
    let failure = #expect(throws: Platform.Failure.self) { try Platform.readFile(path) }
    #expect(failure?.reason == reason)
    #expect(failure?.isBrokenPipe == false)
  }

  @Test func listsAFolder() throws {
    let folder = String(dataPath("").dropLast())
    #expect(Platform.isDirectory(folder))
    #expect(!Platform.isDirectory(#filePath))
    #expect(!Platform.isDirectory("/nowhere"))
    let names = try Platform.entries(ofDirectory: folder)
    #expect(names.contains("CaseFolding.txt"))
    #expect(!names.contains("."))
    #expect(!names.contains(".."))
    #expect(throws: Platform.Failure.self) { try Platform.entries(ofDirectory: #filePath) }
  }

  @Test func aDescriptorThatIsNotOpenIsAFailure() {
    #expect(throws: Platform.Failure.self) { try Platform.readAll(-1) }
    #expect(throws: Platform.Failure.self) { try writeByte(to: -1) }
    #expect(!Platform.isTerminal(-1))
    #expect(Platform.terminalSize(-1) == nil)
  }

  @Test func theEnvironmentAndTheClockAreThere() {
    #expect(Platform.environment("PATH") != nil)
    #expect(Platform.environment("PERIGEE_NO_SUCH_VARIABLE") == nil)
    let earlier = Platform.monotonicNanoseconds()
    #expect(Platform.monotonicNanoseconds() >= earlier)
  }

  @Test func aPipeIsReadToItsEndAndAClosedOneIsAFailure() throws {
    Platform.ignoreBrokenPipes()
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    // Less than a pipe holds, so that writing ends before reading begins.
    let text = [UInt8](repeating: 0x61, count: 50_000)
    try Platform.write(text.span, to: ends[1])
    close(ends[1])
    #expect(try Platform.readAll(ends[0]) == text)
    close(ends[0])

    try #require(pipe(&ends) == 0)
    close(ends[0])
    let failure = #expect(throws: Platform.Failure.self) { try writeByte(to: ends[1]) }
    #expect(failure?.isBrokenPipe == true)
    close(ends[1])
  }

  private func writeByte(to descriptor: Int32) throws {
    let byte: [UInt8] = [1]
    try Platform.write(byte.span, to: descriptor)
  }

  @Test func writingToAPipeThatNobodyReadsStopsWhenToldTo() throws {
    let ends = try Pipe()
    var questions = 0
    let isWhole = try Platform.write(Pipe.bytes.span, to: ends.writing) {
      questions += 1
      return questions == 300
    }
    #expect(!isWhole)
    // Waiting takes its time: nobody asks in a tight loop.
    #expect(questions == 300)
  }

  @Test func writingToAPipeThatIsReadWritesEverything() throws {
    let ends = try Pipe()
    let read = Monitor<[UInt8]?>(nil)
    let reading = ends.reading
    #expect(
      Platform.startThread(isWorker: true) {
        let bytes = (try? Platform.readAll(reading)) ?? []
        read.withState { $0 = bytes }
        read.wake()
      })
    #expect(try Platform.write(Pipe.bytes.span, to: ends.writing) { false })
    ends.closeWriting()
    #expect(read.wait { $0 } == Pipe.bytes)
  }
}

/// A pipe that is closed with its last reference.
private final class Pipe {
  static let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }

  let reading: Int32
  private(set) var writing: Int32

  init() throws {
    var descriptors: [Int32] = [0, 0]
    try #require(pipe(&descriptors) == 0)
    (reading, writing) = (descriptors[0], descriptors[1])
  }

  func closeWriting() {
    close(writing)
    writing = -1
  }

  deinit {
    close(reading)
    if writing >= 0 { close(writing) }
  }
}
