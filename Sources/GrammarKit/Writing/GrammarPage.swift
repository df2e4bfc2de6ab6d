/// The grammar for readers: every rule with its help, its picture and links to the rules in it.
package enum GrammarPage {
  /// The page in Markdown; the pictures lie beside it in `diagrams`.
  package static func markdown(of grammar: Grammar) -> String {
    var text = """
      # The grammar

      Made from `Grammar/query.ebnf`, which says how to read it. Round boxes are words, signs and tokens, square ones
      other rules.

      ## Rules


      """
    let users = users(in: grammar)
    for rule in grammar.rules { text += section(rule, users[rule.name] ?? [], grammar) }
    text += "## Tokens\n\n```ebnf\n"
    for terminal in grammar.terminals {
      text += "\(terminal.name) ::= \(EBNFWriter.text(of: terminal.expression))\n"
    }
    return text + "```\n"
  }

  private static func section(_ rule: Rule, _ users: [String], _ grammar: Grammar) -> String {
    var text = "### \(rule.name)\n\n\(rule.help)\n\n"
    if let example = rule.example { text += "Example: `\(example)`\n\n" }
    text += "![\(rule.name)](diagrams/\(rule.name).svg)\n\n"
    text += "```ebnf\n\(rule.name) ::= \(EBNFWriter.text(of: rule.expression))\n```\n\n"
    let names = ordered(rule.expression.references.filter { !Rule.isTerminal($0) })
    if !names.isEmpty { text += "Rules in it: \(links(names))\n\n" }
    if !users.isEmpty { text += "Stands in: \(links(users))\n\n" }
    return text
  }

  private static func links(_ names: [String]) -> String {
    names.map { "[\($0)](#\($0.lowercased()))" }.joined(separator: ", ")
  }

  /// For every rule the rules that it stands in.
  private static func users(in grammar: Grammar) -> [String: [String]] {
    var users: [String: [String]] = [:]
    for rule in grammar.rules {
      for name in ordered(rule.expression.references) { users[name, default: []].append(rule.name) }
    }
    return users
  }

  private static func ordered(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
