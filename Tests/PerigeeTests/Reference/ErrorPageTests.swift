import Foundation
import LaunchLibrary
import Perigee
import TestSupport
import Testing

/// The page of error codes: their meaning from the declaration's own comments, each with an example that has it.
@Suite struct ErrorPageTests {
  /// A query over the embedded spacecraft for every code that a query alone can have.
  static let examples: [DiagnosticCode: String] = [
    .syntax: "where in_space order name",
    .unknownField: "where flight_count > 1",
    .unknownFunction: "select len(name)",
    .wrongArgumentCount: "select nullif(name)",
    .typeMismatch: "where time_in_space > 90",
    .notBoolean: "where flights_count",
    .chainedComparison: "where 1 < flights_count < 5",
    .compareNull: "where name = null",
    .badNumber: "where flights_count > 007a",
    .badDuration: "where time_in_space > 2h1d",
    .badDate: "where any(family.maiden_flight > '2015-02-30')",
    .badPattern: "where name like 'a\\'",
    .listOutsideQuantifier: "where family.name = 'Dragon'",
    .badQuantifier: "where any(in_space)",
    .aggregateMisplaced: "where count() > 1",
    .notGrouped: "select name, count() group by status",
    .duplicateClause: "where in_space where is_placeholder",
    .badOrderKey: "order by 1",
    .unboundParameter: "where flights_count > $least",
    .overflow: "where flights_count * 9223372036854775807 > 0",
    .notFinite: "select 1e308 * 10 * flights_count",
    .badRequest: "/spacecraft/?status=9",
    .notFound: "/spacecraft/1/",
    .noSuchValue: "where status = 'Retird'",
    .requestValueIgnored: "/spacecraft/?limit=many",
  ]

  @Test func thePageOfErrorsIsUpToDate() throws {
    try GeneratedPage("Errors", text: try page()).check()
  }

  @Test(arguments: examples.keys.sorted { $0.rawValue < $1.rawValue })
  func anExampleHasItsCode(code: DiagnosticCode) throws {
    let query = try #require(Self.examples[code])
    #expect(ErrorPageTests.diagnostic(code, of: query) != nil, "\(query)")
  }

  @Test func everyCodeSaysWhatItMeans() throws {
    let meanings = try ErrorPageTests.meanings()
    for code in DiagnosticCode.allCases { #expect(meanings[code.rawValue]?.isEmpty == false, "\(code)") }
  }

  private static func diagnostic(_ code: DiagnosticCode, of query: String) -> Diagnostic? {
    do {
      return try Table.spacecraft.run(query).warnings.first { $0.code == code }
    } catch {
      return error.diagnostics.first { $0.code == code }
    }
  }

  private func page() throws -> String {
    var text = """
      # Errors and warnings

      Every code that a diagnostic may have, what it means, and a query that has it. The codes never change.

      ## Overview

      A query is answered whole or not at all; then ``QueryError`` has all that is wrong, in order of place: a code, a
      message, the exact bytes, a hint where one helps and a fix where one change mends it. Warnings never change an
      answer.

      | code | meaning | example | what is said |
      |---|---|---|---|

      """
    let meanings = try Self.meanings()
    for code in DiagnosticCode.allCases {
      let query = Self.examples[code]
      let diagnostic = query.flatMap { Self.diagnostic(code, of: $0) }
      let said = diagnostic.map { [$0.message, $0.hint].compactMap { $0 }.joined(separator: "; ") } ?? ""
      let cells = ["`\(code.rawValue)`", meanings[code.rawValue] ?? "", query.map { "`\($0)`" } ?? "", said]
      text += "| \(cells.map(GeneratedPage.cell).joined(separator: " | ")) |\n"
    }
    return text
  }

  /// The comment before each case of `DiagnosticCode`, by its raw value.
  private static func meanings() throws -> [String: String] {
    var meanings: [String: String] = [:]
    var comment: [String] = []
    for line in try ProjectFiles.text("Sources/QueryDiagnostics/DiagnosticCode.swift").split(separator: "\n")
    {
      let words = line.trimmingCharacters(in: .whitespaces)
      if words.hasPrefix("/// ") {
        comment.append(String(words.dropFirst(4)))
      } else if words.hasPrefix("case ") {
        let parts = words.dropFirst(5).split(separator: "\"")
        let name = parts.count > 1 ? String(parts[1]) : String(parts[0])
        meanings[name] = comment.joined(separator: " ")
        comment = []
      } else {
        comment = []
      }
    }
    return meanings
  }
}
