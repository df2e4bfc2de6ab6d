import TestSupport
import Testing

/// The version stands in one place, and the changelog tells of it.
@Suite struct VersionTests {
  static var version: String {
    get throws {
      let source = try ProjectFiles.text("Sources/Perigee/Version.swift")
      return String(try #require(source.firstMatch(of: /public let version = "(.+)"/)).output.1)
    }
  }

  @Test func theChangelogBeginsWithTheVersion() throws {
    let first = try ProjectFiles.text("CHANGELOG.md").split(separator: "\n").first { $0.hasPrefix("## ") }
    #expect(first?.hasPrefix("## \(try Self.version) ") == true)
  }

  @Test func theProgramTellsTheVersion() throws {
    let told = try BuiltProgram("perigee").run(["--version"]).outputText
    #expect(told.hasPrefix("perigee \(try Self.version)"))
  }

  @Test func noOtherSourceHasTheVersionInIt() throws {
    let version = "\"\(try Self.version)\""
    for file in try ProjectFiles.swiftFiles(under: "Sources") where file != "Sources/Perigee/Version.swift" {
      #expect(try !ProjectFiles.text(file).contains(version), "\(file)")
    }
  }
}
