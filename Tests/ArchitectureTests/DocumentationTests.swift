import Foundation
import TestSupport
import Testing

/// What the documentation shows is what happens.
@Suite struct DocumentationTests {
  static let documents: [String] = {
    let catalogue = "Sources/Perigee/Perigee.docc"
    let articles = (try? ProjectFiles.entries(catalogue)) ?? []
    return ["README.md", "Examples/README.md"]
      + articles.filter { $0.hasSuffix(".md") }.map { "\(catalogue)/\($0)" }
  }()

  @Test func theCatalogueOfTheLibraryIsAmongTheDocuments() {
    #expect(Self.documents.contains("Sources/Perigee/Perigee.docc/LanguageReference.md"))
  }

  /// A `console` block: commands after `$ `, each with the output below it. `PERIGEE_RECORD=1` writes the outputs anew.
  @Test(arguments: documents)
  func everyCommandShownPrintsWhatIsShown(document: String) throws {
    let written = try ProjectFiles.text(document)
    var recorded = written
    for block in MarkdownBlock.all(in: written) where block.language == "console" {
      var found = ""
      for session in block.sessions {
        let output = try Self.output(of: session.command) ?? session.output
        found += "$ \(session.command)\n\(output)"
        if !Self.isRecording { #expect(output == session.output, "\(document): \(session.command)") }
      }
      if Self.isRecording { recorded = recorded.replacingOccurrences(of: block.text, with: found) }
    }
    guard Self.isRecording, recorded != written else { return }
    try recorded.write(
      to: ProjectFiles.root.appendingPathComponent(document), atomically: true, encoding: .utf8)
  }

  private static let isRecording = ProcessInfo.processInfo.environment["PERIGEE_RECORD"] != nil

  /// What a command prints; nil for commands that do not call the program.
  static func output(of command: String) throws -> String? {
    guard command.hasPrefix("perigee ") || command.contains("| perigee ") else { return nil }
    let folder = URL(fileURLWithPath: BuiltProgram("perigee").path).deletingLastPathComponent().path
    let run = try BuiltProgram(path: "/bin/sh").run(["-c", "PATH=\"\(folder):$PATH\"; \(command)"])
    return run.outputText + run.errorText
  }

  /// A `swift` block stands word for word in a source of the examples, which are built and run.
  @Test(arguments: documents)
  func everyProgramShownIsOneOfTheExamples(document: String) throws {
    let sources = try ProjectFiles.swiftFiles(under: "Examples").map(ProjectFiles.text)
    for block in MarkdownBlock.all(in: try ProjectFiles.text(document)) where block.language == "swift" {
      #expect(sources.contains { $0.contains(block.text) }, "\(document):\n\(block.text)")
    }
  }

  /// A path in backquotes that names a folder of the top level exists.
  @Test(arguments: documents + ["CONTRIBUTING.md", "Grammar/README.md", "Tests/README.md"])
  func everyPathNamedExists(document: String) throws {
    let tops = Set(try ProjectFiles.entries("."))
    for name in try ProjectFiles.text(document).split(separator: "`", omittingEmptySubsequences: false) {
      guard let top = name.split(separator: "/").first, name.contains("/"), tops.contains(String(top)),
        !name.contains(where: { " *<\n".contains($0) })
      else { continue }
      let path = ProjectFiles.root.appendingPathComponent(String(name)).path
      #expect(FileManager.default.fileExists(atPath: path), "\(document) names \(name)")
    }
  }

  @Test func thePageOfTheProgramTellsEveryOptionStatusAndField() throws {
    let page = try ProjectFiles.text("Sources/Perigee/Perigee.docc/Program.md")
    let perigee = BuiltProgram("perigee")
    let help = try perigee.run(["--help"]).outputText
    let options = Set(help.matches(of: #/--[a-z][a-z-]+/#).map { String($0.output) })
    #expect(options.count > 12)
    for option in options { #expect(page.contains("`\(option)"), "\(option)") }
    let statuses = try #require(help.firstRange(of: "EXIT STATUS").map { help[$0.upperBound...] })
    for status in statuses.matches(of: #/(?:^|; )\s*(\d+) /#).map({ String($0.output.1) }) {
      #expect(page.contains("| \(status) |"), "status \(status)")
    }
    let error = try perigee.run(["--errors", "json", "where flight_count > 1"]).errorText
    let object = try JSONSerialization.jsonObject(with: Data(error.utf8)) as? [String: Any]
    let fields = try #require(object).keys
    #expect(fields.count > 8)
    for field in fields { #expect(page.contains("`\(field)`"), "field \(field)") }
  }
}

/// A fenced block of a Markdown text.
struct MarkdownBlock {
  let language: String
  let text: String

  static func all(in markdown: String) -> [MarkdownBlock] {
    var blocks: [MarkdownBlock] = []
    var open: (language: String, lines: [Substring])?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("```") else {
        open?.lines.append(line)
        continue
      }
      if let block = open {
        let text = block.lines.map { $0 + "\n" }.joined()
        blocks.append(MarkdownBlock(language: block.language, text: text))
        open = nil
      } else {
        open = (String(line.dropFirst(3)), [])
      }
    }
    return blocks
  }

  /// Commands and what they print.
  var sessions: [(command: String, output: String)] {
    var sessions: [(command: String, output: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix("$ ") {
        sessions.append((String(line.dropFirst(2)), ""))
      } else if !sessions.isEmpty {
        sessions[sessions.count - 1].output += line + "\n"
      }
    }
    return sessions
  }
}
