import LaunchLibrary
import Perigee
import QuerySyntax
import Testing

@testable import Shell

/// There is help on everything, and what it shows can be typed.
@Suite struct HelpTests {
  private let book = HelpBook(table: .spacecraft)

  @Test(arguments: DotCommand.allCases.flatMap { [$0.name, $0.rawValue] })
  func everyCommandHasItsPage(topic: String) {
    #expect(book.pages(about: topic).contains { $0.title.hasPrefix(".") })
  }

  @Test(arguments: Keyword.allCases.map(\.rawValue) + Punctuator.allCases.map(\.rawValue))
  func everyWordAndSignOfTheLanguageHasItsPage(topic: String) {
    #expect(!book.pages(about: topic).isEmpty, "\(topic)")
    #expect(!book.pages(about: topic.uppercased()).isEmpty)
  }

  @Test(arguments: FunctionDescription.all.map(\.name))
  func everyFunctionHasItsPage(topic: String) {
    #expect(book.pages(about: topic).contains { $0.title.hasPrefix(topic + "(") })
  }

  @Test func everyTopicThatIsListedHasPages() {
    for topic in HelpBook.topics { #expect(!book.pages(about: topic).isEmpty, "\(topic)") }
  }

  @Test func nothingIsWiderThanAScreen() {
    let topics = HelpBook.topics + [""]
    for topic in topics {
      let screen = ScriptedSession(lines: [".help \(topic)"]).run()
      // A query is shown as it is to be typed.
      for line in screen.split(separator: "\n") where !line.hasPrefix("  select") {
        #expect(line.count < 80, "\(topic): \(line)")
      }
      #expect(!screen.contains("error:"), "\(topic)")
    }
    let overview = ScriptedSession(lines: [".help"]).run()
    #expect(overview.split(separator: "\n", omittingEmptySubsequences: false).count <= 23)
  }

  /// A sentence is broken where the screen ends, and nowhere else: a line of prose is a whole paragraph.
  @Test func noSentenceIsBrokenBeforeTheScreenEnds() {
    let prose = DotCommand.allCases.flatMap(\.details) + Subjects.all.flatMap(\.page.lines)
    for line in prose where !line.contains("  ") {
      #expect(line.last.map { ".:)".contains($0) } ?? false, "\(line)")
    }
  }

  @Test func everyQueryThatIsShownIsAnswered() throws {
    let overview = ScriptedSession(lines: [".help"]).run()
    let shown = overview.split(separator: "\n").filter { $0.hasPrefix("  where") || $0.hasPrefix("  select") }
    #expect(shown.count == 2)
    let examples = HelpBook.topics.flatMap { book.pages(about: $0) }.flatMap(\.examples)
    for query in shown.map({ String($0.dropFirst(2)) }) + examples where !query.hasPrefix(".") {
      let session = ScriptedSession(lines: [".set least 90d", ".set rows 3", query])
      #expect(!session.run().contains("error:"), "\(query)")
    }
  }

  @Test func theOverviewShowsFieldsOfTheDataAtHand() throws {
    let tables = [
      #"[{"a b":1}]"#, #"[{"x":null}]"#, "[{}]", #"[{"t":"PT1H","n":"x"}]"#, #"[{"r":{"id":1,"name":"n"}}]"#,
    ]
    for json in tables {
      let session = ScriptedSession(lines: [".help"])
      session.settings.table = try Table(json: json)
      let queries = session.run().split(separator: "\n").filter {
        $0.hasPrefix("  where") || $0.hasPrefix("  select")
      }
      for query in queries {
        let asked = ScriptedSession(lines: [String(query.dropFirst(2))])
        asked.settings.table = try Table(json: json)
        let screen = asked.run()
        #expect(!screen.contains("error:") || json == "[{}]", "\(json) \(query) \(screen)")
      }
    }
  }
}
