import Foundation
import TestSupport

/// A run of `perigee fetch`, and what it left in its folder.
struct FetchRun {
  static let perigee = BuiltProgram("perigee")
  /// What lies in the folder when all pages of ten are there.
  static let wholeNames =
    [".lock"] + (1...5).map { "spacecraft-0000\($0).json" } + ["spacecraft.perigee"]

  let status: Int32
  let errors: String
  /// The names of what lies in the folder, and what the pages hold.
  let names: [String]
  let pages: [String]

  /// Fetches from a server, ten spacecraft a page and without long pauses.
  init(_ server: LoopbackServer, into folder: URL, _ more: [String] = [], limit: Int = 10) throws {
    let run = try FetchRun.perigee.run(
      [
        "fetch", "--base-url", "http://127.0.0.1:\(server.port)/2.3.0/", "-o", folder.path, "--limit",
        "\(limit)", "--pause", "0.01", "--timeout", "2",
      ] + more)
    (status, errors) = (run.status, run.errorText)
    names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    pages = try names.filter { $0.hasSuffix(".json") }.map { name in
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
  }

  /// Gives a folder that does not exist yet, and takes away what has become of it.
  static func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}

/// A switch that a test turns while a server asks it.
final class Flag: @unchecked Sendable {
  private let lock = NSLock()
  private var value = false

  var isSet: Bool { lock.withLock { value } }
  func set() { lock.withLock { value = true } }
}
