import Foundation
import TestSupport
import Testing

/// Sessions as golden scripts: the lines that are typed, and the screen.
@Suite struct SessionScriptTests {
  @Test func theScreenIsWhatWasRecorded() throws {
    let mismatches = try GoldenScript.run(folder: "shell") { input in
      let session = ScriptedSession(
        lines: input.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
      let screen = session.run().replacing(#/\(\d+(\.\d+)? m?s\)/#, with: "(TIME)")
      return screen.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
        screen.hasSuffix("\n") ? 1 : 0
      )
      .joined(separator: "\n")
    }
    #expect(mismatches.isEmpty, "\(mismatches.map(\.description).joined(separator: "\n"))")
  }
}
