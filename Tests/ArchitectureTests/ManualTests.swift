import Foundation
import TestSupport
import Testing

/// The manual page tells what the programs do.
@Suite struct ManualTests {
  private static let path = "Manual/perigee.1"
  private static let perigee = BuiltProgram("perigee")

  private static func page() throws -> ManualPage { ManualPage(text: try ProjectFiles.text(path)) }

  /// Its version, its options, and what its examples print. `PERIGEE_RECORD=1`, as `make manual` sets it, writes them.
  @Test func whatIsTakenFromTheProgramsIsAsTheyHaveIt() throws {
    let written = try Self.page()
    var page = written
    let version = try Self.perigee.run(["--version"]).outputText.split(separator: " ")
    page.setVersion(String(try #require(version.dropFirst().first)))
    for words in [[], ["fetch"], ["save"], ["completions"]] {
      let run = try Self.perigee.run(words + ["--experimental-dump-help"])
      let dump = try JSONDecoder().decode(ManualPage.Dump.self, from: Data(run.output))
      #expect(dump.command.arguments.count > 1)
      try page.setOptions(of: (["perigee"] + words).joined(separator: " "), to: dump)
    }
    var exampleCount = 0
    try page.setOutputs { command in
      exampleCount += 1
      return try #require(try DocumentationTests.output(of: command), "\(command) does not call the program")
    }
    #expect(exampleCount > 3)
    guard ProcessInfo.processInfo.environment["PERIGEE_RECORD"] != nil else {
      #expect(page.text == written.text, "`make manual` writes the page anew")
      return
    }
    try page.text.write(
      to: ProjectFiles.root.appendingPathComponent(Self.path), atomically: true, encoding: .utf8)
  }

  @Test func itTellsTheStatusesThatTheReferenceTells() throws {
    let reference = try ProjectFiles.text("Sources/Perigee/Perigee.docc/Program.md")
    let wanted = reference.matches(of: #/\n\| (\d+) \|/#).map { String($0.output.1) }
    let found = try Self.page().section("EXIT STATUS").compactMap { line in
      line.firstMatch(of: #/^\.B (\d+)$/#).map { String($0.output.1) }
    }
    #expect(found == wanted)
    #expect(found.count > 6)
  }

  @Test func itTellsEveryVariableThatIsRead() throws {
    let section = try Self.page().section("ENVIRONMENT").joined(separator: "\n")
    var names: Set<String> = []
    for room in ["CommandLines", "PerigeeCommand", "PerigeeFetch", "FetchedData", "Shell"] {
      for file in try ProjectFiles.swiftFiles(under: "Sources/\(room)") {
        for line in try ProjectFiles.text(file).split(separator: "\n")
        where line.contains(#/nvironment\(|isSet\(|value\(|variable/#) {
          names.formUnion(line.matches(of: #/"([A-Z][A-Z_]{3,})"/#).map { String($0.output.1) })
        }
      }
    }
    #expect(names.count > 8)
    for name in names { #expect(section.contains(name), "\(name)") }
  }

  /// The page is in ASCII: what reads it may not know any other encoding.
  @Test func itIsFormattedWithoutAWarning() throws {
    let page = try Self.page()
    #expect(page.text.utf8.allSatisfy { $0 < 0x80 })
    let groff = BuiltProgram(path: "/usr/bin/groff")
    guard FileManager.default.isExecutableFile(atPath: groff.path) else { return }
    let run = try groff.run(["-man", "-ww", "-z", "-Tascii", Self.path])
    #expect(run.errorText == "")
    #expect(run.status == 0)
    let shown = try groff.run(["-man", "-Tascii", "-P-cbou", Self.path]).outputText
    #expect(shown.contains("-d, --data path"))
  }
}
