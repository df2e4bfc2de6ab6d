import LaunchLibrary
import Perigee
import QueryBinder
import TestSupport
import Testing

/// The page of functions: made from the table that the product has of them, with the answers of its examples.
@Suite struct FunctionPageTests {
  @Test func thePageOfFunctionsIsUpToDate() throws {
    try GeneratedPage("Functions", text: try page()).check()
  }

  @Test func everyFunctionThatTheBinderKnowsIsInTheReference() {
    let told = Set(FunctionReference.all.map(\.name))
    #expect(told == Set(FunctionReference.knownNames))
  }

  @Test(arguments: FunctionReference.all)
  func anExampleHasOneRowWithOneColumn(function: FunctionReference) throws {
    let result = try Table.spacecraft.run(function.example)
    #expect(result.count == 1)
    #expect(result.columnNames.count == 1)
    #expect(function.example.contains("\(function.name)("))
  }

  private func page() throws -> String {
    var text = """
      # Functions

      Every function of the query language, with an example over the embedded spacecraft and its answer.

      ## Overview

      A function of a null is null, but for `coalesce`, `if` (a null condition takes the last value), `concat`, `least`
      and `greatest`.

      """
    for group in FunctionReference.Group.allCases {
      text += "\n## \(group.rawValue)\n\n| function | what it gives | example | answer |\n|---|---|---|---|\n"
      for function in FunctionReference.all where function.group == group {
        let answer = try Table.spacecraft.run(function.example).first.map { $0[0].description } ?? ""
        let cells = ["`\(function.usage)`", function.meaning, "`\(function.example)`", "`\(answer)`"]
        text += "| \(cells.map(GeneratedPage.cell).joined(separator: " | ")) |\n"
      }
    }
    return text
  }
}
