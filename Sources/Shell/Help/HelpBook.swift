import Perigee
import QuerySyntax
import ResultRendering

/// Finds what is told about a topic.
struct HelpBook {
  let table: Table

  /// What the lists are called, and what they list.
  static let lists = [
    (word: "commands", meaning: "Every command, in a line each."),
    (word: "query", meaning: "The clauses of a query."),
    (word: "operators", meaning: "The operators, those that bind tightest first."),
    (word: "functions", meaning: "How each function is called."),
    (word: "values", meaning: "How values are written."),
    (word: "topics", meaning: "Every word that there is help on."),
  ]

  /// Everything that can be asked for, but for fields.
  static let topics: [String] = {
    let words =
      lists.map(\.word) + DotCommand.allCases.map(\.name) + LanguageTopics.all.flatMap(\.words)
      + FunctionDescription.all.map(\.name) + Subjects.all.flatMap(\.words)
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }
  }()

  /// The pages about a topic, in any case; none where nothing is known of it.
  func pages(about topic: String) -> [HelpPage] {
    let word = topic.lowercased()
    if let list = list(word) { return [list] }
    let commands = DotCommand.allCases.filter { $0.name == word || $0.rawValue == word }
    let language = LanguageTopics.all.filter { $0.words.contains(word) }
    let calls = FunctionDescription.all.filter { $0.name == word || "\($0.name)()" == word }
    let subjects = Subjects.all.filter { $0.words.contains(word) }
    return commands.map(page) + language.map(LanguageTopics.page) + page(calls) + subjects.map(\.page)
  }

  /// What the help on a topic is about, in a line; empty where nothing is known of it.
  func summary(of topic: String) -> String {
    HelpBook.lists.first { $0.word == topic }?.meaning ?? pages(about: topic).first?.lines.first ?? ""
  }

  private func page(_ command: DotCommand) -> HelpPage {
    let meaning = command.meaning.prefix(1).uppercased() + command.meaning.dropFirst() + "."
    let redirection =
      command.takesRedirection && command != .last
      ? ["`> FILE`, `>> FILE` or `| COMMAND` may stand behind it."] : []
    return HelpPage(command.usage, [meaning] + command.details + redirection)
  }

  /// One page for all ways to call a function.
  private func page(_ calls: [FunctionDescription]) -> [HelpPage] {
    guard !calls.isEmpty else { return [] }
    let lines = calls.count == 1 ? calls.map(\.meaning) : calls.map { "\($0.usage): \($0.meaning)" }
    let title = calls.map(\.usage).joined(separator: "   ")
    return [HelpPage(title, lines, examples: calls.map(\.example))]
  }

  // MARK: Lists

  private func list(_ word: String) -> HelpPage? {
    switch word {
    case "commands", ".commands": return commandList
    case "query", "queries", "clauses", "clause", "language": return clauseList
    case "operators", "operator": return operatorList
    case "functions", "function": return functionList
    case "values": return valueList
    case "topics", "topic":
      return HelpPage(
        "topics",
        HelpBook.wrapped(HelpBook.topics.filter { $0.first?.isLetter ?? false }, to: 76, beginning: "Words:")
          + [
            "And every dot-command (`.help commands`), sign and field (`.fields`)."
          ])
    default: return nil
    }
  }

  private var commandList: HelpPage {
    HelpPage("commands", TextWrapping.columns(DotCommand.allCases.map { ($0.usage, $0.meaning) }))
  }

  private var clauseList: HelpPage {
    let clauses = LanguageTopics.clauses.map { ($0.title, $0.production.help.meaning) }
    return HelpPage(
      "a query: clauses in any order, each at most once", TextWrapping.columns(clauses),
      examples: [
        "select agency, count() as craft group by agency order by -craft",
        "search 'dragon' where flights_count > 1 order by -time_in_space limit 5",
      ])
  }

  private var operatorList: HelpPage {
    let titles = LanguageTopics.operators.sorted { $0.production.strength < $1.production.strength }.map(
      \.title)
    return HelpPage(
      "operators, those that bind tightest first", titles + ["", "`.help like` and the like tell more."])
  }

  private var functionList: HelpPage {
    var lines: [String] = []
    for group in FunctionDescription.all.map(\.group).reduce(
      into: [String](), { if $0.last != $1 { $0.append($1) } })
    {
      let names = FunctionDescription.all.filter { $0.group == group }.map(\.usage)
      lines += HelpBook.wrapped(names, to: 76, beginning: "\(group):")
    }
    return HelpPage("functions", lines + ["", "`.help round` and the like tell more."])
  }

  private var valueList: HelpPage {
    HelpPage(
      "values",
      TextWrapping.columns([
        ("texts", "'Active', \"so\"; records such as a status are compared by name"),
        ("numbers", "28, 1_000_000, 0.9, 1e6"), ("durations", "90d, 2h30m, 1.5h"),
        ("dates", "'2015-01-01' beside a field of that type"),
        ("parameters", "$name, with `.set name VALUE`"),
        ("null", "`x is null`; it drops out of comparisons"), ("lists", "any(family.name = 'Dragon')"),
      ]))
  }

  /// Words one behind the other, in lines of so many columns.
  static func wrapped(_ words: [String], to width: Int, beginning: String = "") -> [String] {
    var lines = [beginning]
    for (index, word) in words.enumerated() {
      let text = index + 1 < words.count ? "\(word)," : word
      if lines[lines.count - 1].count + 1 + text.count > width { lines.append(" ") }
      lines[lines.count - 1] += " \(text)"
    }
    return lines
  }
}
