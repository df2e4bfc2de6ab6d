import Foundation

/// A home folder for sessions, with nothing in it.
final class SessionHome {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("perigee-home-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var environment: [String: String] {
    [
      "HOME": url.path, "XDG_STATE_HOME": url.appendingPathComponent("state").path,
      "XDG_DATA_HOME": url.appendingPathComponent("data").path,
    ]
  }

  var history: URL { url.appendingPathComponent("state/perigee/history") }

  /// Where fetched data stand.
  var fetched: URL { url.appendingPathComponent("data/perigee") }

  func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func permissions(_ url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
  }
}
