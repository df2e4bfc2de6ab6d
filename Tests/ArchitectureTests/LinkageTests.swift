import Foundation
import TestSupport
import Testing

/// What the programs of this package link, seen where they are linked dynamically, as builds for debugging are.
@Suite struct LinkageTests {
  /// The programs by the targets that they come from.
  private static let targets = [
    "PerigeeCommand": "perigee", "PerigeeFetch": "perigee-fetch", "generate-data": "generate-data",
    "grammar-tool": "grammar-tool",
  ]
  /// Built where measurements are made alone.
  private static let benchmarks: Set = ["CancellationBenchmark", "CompletionBenchmark", "KernelBenchmark"]
  private static var programs: [String] { targets.values.sorted() }

  private static func libraries(of program: String) throws -> String {
    let loader = BuiltProgram(path: "/usr/bin/env")
    #if os(Linux)
      let run = try loader.run(["ldd", BuiltProgram(program).path])
    #else
      let run = try loader.run(["otool", "-L", BuiltProgram(program).path])
    #endif
    #expect(run.status == 0, "\(run.errorText)")
    #expect(run.outputText.contains("libswiftCore"), "\(program): \(run.outputText)")
    return run.outputText
  }

  @Test func everyProgramIsLookedAt() throws {
    let manifest = try ProjectFiles.text("Package.swift")
    let named = manifest.matches(of: #/\.executableTarget\(\s*name: "([^"]+)"/#).map { String($0.1) }
    #expect(Set(named) == Self.benchmarks.union(Self.targets.keys))
  }

  @Test func nothingButPerigeeLinksReadline() throws {
    for program in Self.programs where program != "perigee" {
      #expect(try !Self.libraries(of: program).contains("readline"), "\(program)")
    }
    let isWanted = ProcessInfo.processInfo.environment["PERIGEE_READLINE"] != "no"
    #expect(try Self.libraries(of: "perigee").contains("readline") == isWanted)
  }

  @Test func nothingButPerigeeFetchLinksCurl() throws {
    for program in Self.programs where program != "perigee-fetch" {
      #expect(try !Self.libraries(of: program).contains("curl"), "\(program)")
    }
  }
}
