import Foundation
import TestSupport
import Testing

/// The session that the README shows is typed into the program, and is what a terminal then shows.
@Suite struct RecordedSessionTests {
  /// What is typed, up to each prompt. Behind a tab the program completes, or lists what may stand there.
  private static let keys = [
    "select id, name, time_in_space where status = \t", "Ret\torder by -time_in_space\r", ".why 36\r",
    ".chart time_in_space by agency\r",
    ".last csv\r",
  ]

  @Test func theReadmeShowsWhatATerminalShows() throws {
    let session = try TerminalSession(SessionHome(), columns: 100, lines: 30)
    for keys in Self.keys {
      try session.type(keys, until: "\n")
      try session.terminal.wait(for: TerminalSession.prompt)
    }
    let found = Self.withoutTimes(session.screen.wholeText)
    try session.end()
    try compare(
      found.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "\($0)\n" }.joined())
  }

  /// How long an answer took is the only thing that may differ.
  private static func withoutTimes(_ text: String) -> String {
    text.replacing(#/\(\d+(\.\d+)? m?s\)/#, with: "(0.6 ms)")
  }

  private func compare(_ found: String) throws {
    let readme = try ProjectFiles.text("README.md")
    let block = try #require(MarkdownText.block("session", in: readme))
    guard ProcessInfo.processInfo.environment["PERIGEE_RECORD"] != nil else {
      #expect(block == found)
      return
    }
    try readme.replacing("```session\n\(block)```", with: "```session\n\(found)```")
      .write(to: ProjectFiles.root.appendingPathComponent("README.md"), atomically: true, encoding: .utf8)
  }
}

/// Looks into a Markdown text.
private enum MarkdownText {
  /// What stands in the first fenced block of a language.
  static func block(_ language: String, in markdown: String) -> String? {
    guard let start = markdown.firstRange(of: "```\(language)\n")?.upperBound,
      let end = markdown[start...].firstRange(of: "```")?.lowerBound
    else { return nil }
    return String(markdown[start..<end])
  }
}
