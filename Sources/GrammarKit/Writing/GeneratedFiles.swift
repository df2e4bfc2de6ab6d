/// Everything that is made from the grammar.
package enum GeneratedFiles {
  /// The contents of every file, by its path from the top folder of the project.
  package static func all(of grammar: Grammar) -> [String: String] {
    var files = [
      "Sources/QuerySyntax/Generated/Keyword.swift": SwiftTables.keywords(of: grammar),
      "Sources/QuerySyntax/Generated/Punctuator.swift": SwiftTables.punctuators(of: grammar),
      "Sources/QuerySyntax/Generated/Production.swift": SwiftTables.productions(of: grammar),
      "Sources/QuerySyntax/Generated/HelpText.swift": SwiftTables.helpTexts(of: grammar),
      "Grammar/generated/grammar.md": GrammarPage.markdown(of: grammar),
      "Grammar/generated/query.tmLanguage.json": TextMateGrammar.json(of: grammar),
    ]
    for rule in grammar.rules {
      files["Grammar/generated/diagrams/\(rule.name).svg"] = RailroadDiagram.svg(of: rule)
    }
    return files
  }
}
