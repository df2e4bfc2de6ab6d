import Foundation
import Perigee
import Synchronization
import Testing

/// Tables from files, folders, bytes and streams.
@Suite struct LoadingTests {
  /// A folder of its own that goes with the test.
  final class Folder {
    let path: String

    init(_ files: [String: String]) throws {
      path =
        FileManager.default.temporaryDirectory.appendingPathComponent("perigee-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test func severalFilesAreOneTable() throws {
    let folder = try Folder(["b.json": #"[{"n": 2, "m": 1}]"#, "a.ndjson": #"{"n": 1}"#, "c.txt": "not data"])
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/sub.json", withIntermediateDirectories: true)
    let whole = try Table(contentsOfFolder: folder.path)
    #expect(try whole.run("").map { $0["n"] } == [1, 2])
    let chosen = try Table(contentsOfFiles: ["b.json", "a.ndjson"].map { "\(folder.path)/\($0)" })
    #expect(try chosen.run("").map { $0["n"] } == [2, 1])
    #expect(chosen.fieldNames == ["n", "m"])
    #expect(try Table(contentsOfFile: "\(folder.path)/a.ndjson").rowCount == 1)
  }

  @Test func whatCannotBeReadIsToldByName() throws {
    let folder = try Folder(["c.txt": ""])
    let empty = #expect(throws: DataError.self) { try Table(contentsOfFolder: folder.path) }
    #expect(empty?.diagnostics.first?.code == .cannotRead)
    let missing = #expect(throws: DataError.self) { try Table(contentsOfFile: "\(folder.path)/none.json") }
    #expect(missing?.diagnostics.first?.file == "\(folder.path)/none.json")
    let wrong = #expect(throws: DataError.self) { try Table(bytes: Array("[{]".utf8), named: "typed.json") }
    #expect(wrong?.description.hasPrefix("typed.json:1:") == true)
    #expect(wrong?.line == 1 && wrong?.column == 3)
    let later = #expect(throws: DataError.self) { try Table(json: "[{\"é\": 1},\n {\"é\" 1}]") }
    #expect(later?.line == 2 && later?.column == 7)
    let place = later?.diagnostics.first.flatMap { later?.location(of: $0) }
    #expect(place == SourceLocation(line: 2, column: 7))
    #expect(missing?.line == nil && missing?.column == nil)
  }

  static let rows = 20_000
  static let text = "[" + (0..<rows).map { #"{"n": \#($0)}"# }.joined(separator: ",") + "]"

  @Test func aStreamMayBeCutAnywhere() throws {
    let bytes = Array(Self.text.utf8)
    let chunks = stride(from: 0, to: bytes.count, by: 777).map { bytes[$0..<min($0 + 777, bytes.count)] }
    #expect(try Table(chunks: chunks).rowCount == Self.rows)
  }

  @Test func anAsyncStreamIsLoaded() async throws {
    let chunks = AsyncStream<[UInt8]> { continuation in
      for byte in "[{\"a\": 1}, {\"a\": 2}]".utf8 { continuation.yield([byte]) }
      continuation.finish()
    }
    #expect(try await Table(chunks: chunks).rowCount == 2)
    struct Broken: Error {}
    let broken = AsyncThrowingStream<[UInt8], any Error> { $0.finish(throwing: Broken()) }
    let error = await #expect(throws: DataError.self) { try await Table(chunks: broken, named: "download") }
    #expect(error?.underlyingError is Broken)
    #expect(error?.diagnostics.first?.file == "download")
  }

  @Test func progressIsToldToTheEnd() throws {
    let told = Mutex<[LoadingProgress]>([])
    let options = LoadingOptions { progress in told.withLock { $0.append(progress) } }
    _ = try Table(bytes: Array(Self.text.utf8), options: options)
    let steps = told.withLock { $0 }
    #expect(steps.last?.fraction == 1)
    #expect(steps.map(\.bytesRead) == steps.map(\.bytesRead).sorted())
  }

  @Test func aCancelledLoadingLeavesNothing() async throws {
    let token = CancellationToken()
    token.cancel()
    let options = LoadingOptions(cancellation: token)
    let bytes = Array(Self.text.utf8)
    let errors = [
      #expect(throws: DataError.self) { try Table(bytes: bytes, options: options) },
      #expect(throws: DataError.self) { try Table(chunks: [bytes], options: options) },
      await #expect(throws: DataError.self) { try await Table(bytes: bytes, options: options) },
    ]
    for error in errors { #expect(error?.diagnostics.map(\.code) == [.cancelled]) }
    let task = Task { () async throws -> Int in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Table(bytes: bytes).rowCount
    }
    await #expect(throws: DataError.self) { try await task.value }
  }

  @Test func theSchemaTellsFieldsAndTypes() throws {
    let table = try Table(
      json:
        #"[{"a": 1, "r": {"x": "P1D"}, "l": [{"y": 1.5}], "m": 1}, {"a": null, "r": {"x": "P2D"}, "l": [], "m": "x"}]"#
    )
    #expect(table.schema.map(\.name) == ["a", "r", "l", "m"])
    #expect(table.schema.map { "\($0.type)" } == ["integer", "record", "list of record", "text"])
    #expect(table.schema.map(\.isNullable) == [true, false, false, false])
    #expect(table.schema[1].type.fields.map(\.type) == [.scalar(.duration)])
    #expect(table.schema[2].type.fields.map(\.name) == ["y"])
    #expect(
      try table.run("select a * 2 as twice, r").columns.map(\.type.description) == ["integer", "record"])
  }
}
