import Foundation
import TestSupport
import Testing

/// What `make install` and `make uninstall` do once the programs are built.
@Suite struct InstallationTests {
  /// A folder with what the script installs where the script looks for it: here the programs under test.
  private final class Workplace {
    let top = FileManager.default.temporaryDirectory.appendingPathComponent("a place \(UUID().uuidString)")
    var target: URL { top.appendingPathComponent("its package") }

    init() throws {
      let built = top.appendingPathComponent(".build/release")
      let files = FileManager.default
      try files.createDirectory(at: built, withIntermediateDirectories: true)
      for name in ["perigee", "perigee-fetch"] {
        try files.createSymbolicLink(
          atPath: built.appendingPathComponent(name).path, withDestinationPath: BuiltProgram(name).path)
      }
      try files.createSymbolicLink(
        at: top.appendingPathComponent("Manual"),
        withDestinationURL: ProjectFiles.root.appendingPathComponent("Manual"))
    }

    deinit { try? FileManager.default.removeItem(at: top) }

    func run(_ what: String, prefix: String, below folder: String? = nil) throws -> BuiltProgram.Outcome {
      let script = ProjectFiles.root.appendingPathComponent("Scripts/install.sh").path
      return try BuiltProgram(path: "/bin/sh").run(
        [script, what], environment: ["PREFIX": prefix, "DESTDIR": folder ?? target.path], folder: top)
    }

    /// Everything below the target: folders end in `/`.
    func entries() -> [String] {
      guard
        let walk = FileManager.default.enumerator(at: target, includingPropertiesForKeys: [.isDirectoryKey])
      else { return [] }
      let start = target.resolvingSymlinksInPath().path.count + 1
      return walk.compactMap { entry -> String? in
        guard let url = (entry as? URL)?.resolvingSymlinksInPath() else { return nil }
        let isFolder = (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
        return String(url.path.dropFirst(start)) + (isFolder ? "/" : "")
      }.sorted()
    }
  }

  private static let installed = [
    "bin/perigee", "bin/perigee-fetch", "share/bash-completion/completions/perigee",
    "share/fish/vendor_completions.d/perigee.fish", "share/man/man1/perigee.1", "share/perigee/made-folders",
    "share/zsh/site-functions/_perigee",
  ]

  @Test func whatIsInstalledWorksFromThere() throws {
    let place = try Workplace()
    let run = try place.run("install", prefix: "/opt/our tools")
    #expect(run.status == 0, "\(run.errorText)")
    let prefix = "opt/our tools"
    #expect(place.entries().filter { !$0.hasSuffix("/") } == Self.installed.map { "\(prefix)/\($0)" })
    let perigee = BuiltProgram(path: place.target.appendingPathComponent("\(prefix)/bin/perigee").path)
    #expect(try perigee.run(["-f", "csv", "select count() where in_space"]).outputText == "count()\n3\n")
    #expect(try perigee.run(["fetch", "--help"]).outputText.contains("--base-url"))
    let script = place.target.appendingPathComponent("\(prefix)/share/zsh/site-functions/_perigee")
    #expect(try String(contentsOf: script, encoding: .utf8).hasPrefix("#compdef perigee\n"))
    let rights = try FileManager.default.attributesOfItem(atPath: script.path)[.posixPermissions] as? Int
    #expect(rights == 0o644)
  }

  /// Also where it was installed twice, and where others have put something beside it meanwhile.
  @Test func uninstallingLeavesWhatWasThereBefore() throws {
    let place = try Workplace()
    let files = FileManager.default
    for folder in ["usr/local/bin", "usr/local/share/man"] {
      try files.createDirectory(
        at: place.target.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    try Data("own".utf8).write(to: place.target.appendingPathComponent("usr/local/bin/other"))
    let before = place.entries()
    for _ in 1...2 { #expect(try place.run("install", prefix: "/usr/local/").status == 0) }
    #expect(place.entries().count > before.count + Self.installed.count)
    #expect(try place.run("uninstall", prefix: "/usr/local").status == 0)
    #expect(place.entries() == before)

    #expect(try place.run("install", prefix: "/usr/local").status == 0)
    try Data().write(to: place.target.appendingPathComponent("usr/local/share/man/man1/other.1"))
    #expect(try place.run("uninstall", prefix: "/usr/local").status == 0)
    #expect(
      place.entries()
        == (before + ["usr/local/share/man/man1/", "usr/local/share/man/man1/other.1"]).sorted())
    #expect(
      try place.run("uninstall", prefix: "/usr/local").status == 0, "there is nothing left to take away")
  }

  @Test func aPrefixThatIsNoAbsolutePathIsRefused() throws {
    let place = try Workplace()
    for prefix in ["", "usr"] { #expect(try place.run("install", prefix: prefix).status == 64) }
    #expect(place.entries() == [])
  }
}
