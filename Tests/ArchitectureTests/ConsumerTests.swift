import Foundation
import TestSupport
import Testing

/// The examples are a package of its own that embeds the library, as a user's package would.
@Suite struct ConsumerTests {
  /// Builds the examples once, with the Swift library linked dynamically, and returns where they stand.
  /// Building again what is built costs seconds.
  static let examples: Result<String, any Error> = Result { try built("debug") }

  /// The same in release, where more is inlined across modules.
  static let releasedExamples: Result<String, any Error> = Result { try built("release") }

  private static func built(_ configuration: String) throws -> String {
    let swift = BuiltProgram(path: "/usr/bin/env")
    let home = ProcessInfo.processInfo.environment["HOME"] ?? "/"
    let arguments = ["swift", "build", "--package-path", "Examples", "-c", configuration]
    let build = try swift.run(arguments, environment: ["HOME": home])
    guard build.status == 0 else { throw BuildFailure(output: build.outputText + build.errorText) }
    return try swift.run(arguments + ["--show-bin-path"], environment: ["HOME": home]).outputText
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }

  struct BuildFailure: Error { let output: String }

  @Test(.enabled(if: ConsumerTests.isWanted)) func theFirstQuestionIsAnswered() throws {
    let program = BuiltProgram(path: try Self.examples.get() + "/FirstQuestion")
    let run = try program.run([])
    #expect(run.outputText == "X-37B 1 4 P1922DT3H8M45S\nCrew Dragon Freedom 5 P563DT6H4M44S\n")
    #expect(run.status == 0)
  }

  @Test(.enabled(if: ConsumerTests.isWanted)) func dataOfOnesOwnBecomeValuesOfOnesOwnType() throws {
    let run = try BuiltProgram(path: try Self.examples.get() + "/OwnData").run([])
    #expect(
      run.outputText == """
        Dune Range (unknown): since 1959-02-28, 2592000.0 seconds
        Harbour Pad (Norway): since 1962-08-18, 1058400.0 seconds
        Mesa Field (Kenya): since 1967-04-26, 304200.0 seconds

        """)
  }

  @Test(.enabled(if: ConsumerTests.isWanted)) func aSearchBoxAnswersWhateverIsTyped() throws {
    let lines = [
      "crew dragon", "'; drop table craft --", "?where flight_count > 1", "?where in_space and status = 2",
      "?select name order by name", "?select count() where any(",
    ]
    let box = BuiltProgram(path: try Self.examples.get() + "/SearchBox")
    let run = try box.run([], input: Array(lines.joined(separator: "\n").utf8))
    #expect(run.status == 0)
    let answers = ("\n" + run.outputText).components(separatedBy: "\n> ").dropFirst().map { String($0) }
    #expect(answers.count == lines.count)
    #expect(answers[0].contains("Crew Dragon Endeavour") && answers[0].contains("5 rows"))
    #expect(answers[1].contains("0 rows"))
    #expect(answers[2].contains("did you mean `flights_count`?"))
    #expect(answers[3].contains("note: without in_space: "))
    #expect(answers[4].contains("5 rows"))
    #expect(answers[5].contains("error: "))
  }

  @Test(.enabled(if: ConsumerTests.isWanted)) func requestsAreAnsweredWithStatusAndBody() throws {
    let targets = ["/spacecraft/?limit=0&status=5&ordering=-id", "/spacecraft/1/", "/launches/"]
    let requests = BuiltProgram(path: try Self.examples.get() + "/Requests")
    let lines = try requests.run([], input: Array(targets.joined(separator: "\n").utf8)).outputText
      .split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "# `0` is no number of rows from 1 up, so LL2 gives 10")
    #expect(
      lines[1].hasPrefix(
        #"200 {"count":2,"next":null,"previous":null,"results":[{"response_mode":"normal","id":541"#))
    #expect(lines[2] == #"404 {"detail":"No Spacecraft matches the given query."}"#)
    #expect(lines[3] == "500 found the path `/launches/`, expected `…/spacecraft/` or `…/spacecraft/ID/`")
  }

  @Test(.enabled(if: ConsumerTests.isWanted)) func theArticleOnEmbeddingShowsAProgramThatRuns() throws {
    let run = try BuiltProgram(path: try Self.examples.get() + "/Embedding").run([])
    #expect(run.status == 0)
    #expect(run.outputText.hasPrefix("Active X-37B 1 P1922DT3H8M45S\n"))
    #expect(
      run.outputText.contains(
        "where flights_count > 3 and spacecraft_config.agency.name = 'SpaceX' order by -flights_count, name limit 2\n"
      ))
    #expect(run.outputText.hasSuffix("12\ncancelled\n"))
  }

  @Test(.enabled(if: ConsumerTests.isWanted)) func aProgramMayNameEveryPublicType() throws {
    let debug = try BuiltProgram(path: try Self.examples.get() + "/EveryType").run([])
    #expect(debug.status == 0)
    #expect(debug.outputText.hasSuffix("true\n"))
    let source = try ProjectFiles.text("Examples/Sources/EveryType/EveryType.swift")
    for module in PublicInterfaceTests.modules where module != "TableReading" {
      for symbol in try PublicSymbol.all(of: module) where symbol.isType {
        let name = symbol.path.split(separator: ".").last.map(String.init) ?? ""
        #expect(source.contains(name), "\(symbol.path)")
      }
    }
  }

  /// Building all of the library for release takes longer than most tests together.
  @Test(.enabled(if: ConsumerTests.isReleaseWanted)) func aReleasedProgramMayDoSoToo() throws {
    let debug = try BuiltProgram(path: try Self.examples.get() + "/EveryType").run([])
    let release = try BuiltProgram(path: try Self.releasedExamples.get() + "/EveryType").run([])
    #expect(release.status == 0 && release.outputText == debug.outputText)
  }

  @Test(.enabled(if: ConsumerTests.isWanted))
  func aProgramThatEmbedsTheLibraryLinksNeitherReadlineNorFoundation() throws {
    let program = try Self.examples.get() + "/FirstQuestion"
    let libraries = try BuiltProgram(path: "/usr/bin/env").run(["ldd", program]).outputText
    #expect(libraries.contains("libswiftCore"))
    #expect(!libraries.contains("readline"))
    #expect(!libraries.contains("Foundation"))
  }

  /// Runs under a sanitizer leave the examples out: their build is not what is looked at there.
  static let isWanted = ProcessInfo.processInfo.environment["PERIGEE_SANITIZED"] == nil
  static let isReleaseWanted = isWanted && ProcessInfo.processInfo.environment["PERIGEE_LONGEST"] != nil
}
