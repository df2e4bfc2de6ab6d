/// What the lexer, the parser, help and completion know of the grammar, as Swift sources.
package enum SwiftTables {
  private static let heading = """
    // Made from Grammar/query.ebnf by `make grammar`; changes here are lost.
    // swift-format-ignore-file


    """

  /// The words with a meaning of their own.
  package static func keywords(of grammar: Grammar) -> String {
    let reserved = Set(grammar.rule("RESERVED")?.expression.literals ?? [])
    let openers = Set(clauseOpeners(of: grammar))
    let words = grammar.keywords.filter { !quantifiers.contains($0) }
    return heading + """
      /// The words with a meaning of their own. Their case does not matter.
      package enum Keyword: String, Hashable, Sendable, CaseIterable {
      \(words.map { "  case \(identifier($0))" }.joined(separator: "\n"))

        /// True for the words that need backquotes where a name may begin. (`starts` and `ends` are reserved before `with`
        /// only.)
        var isReserved: Bool {
          switch self {
          case \(list(words.filter { !reserved.contains($0) })): false
          case \(list(words.filter(reserved.contains))): true
          }
        }

        /// True for the words that open a clause.
        var opensClause: Bool {
          switch self {
          case \(list(words.filter(openers.contains))): true
          case \(list(words.filter { !openers.contains($0) })): false
          }
        }
      }

      """
  }

  /// `any`, `all`, `none` are names of calls, which the parser tells apart.
  private static let quantifiers: Set<String> = ["any", "all", "none"]

  /// The words that the alternatives of `Clause` begin with.
  private static func clauseOpeners(of grammar: Grammar) -> [String] {
    (grammar.rule("Clause")?.expression.references ?? []).compactMap { name in
      grammar.rule(name)?.expression.literals.first
    }
  }

  /// The signs as cases, and all their spellings, the longest first, each with the kind of token that it is.
  package static func punctuators(of grammar: Grammar) -> String {
    let signs = signs(of: grammar)
    let cases = signs.map { "  case \($0.name) = \(literal($0.spellings.first ?? ""))" }
    let spellings = signs.flatMap { sign in sign.spellings.map { (text: $0, name: sign.name) } }
    let sorted = spellings.sorted { ($0.text.count, $1.text) > ($1.text.count, $0.text) }
    let lines = sorted.map { "    (\(literal($0.text)), .\($0.name))," }
    return heading + """
      /// The signs of the language, by their usual spelling.
      package enum Punctuator: String, Hashable, Sendable, CaseIterable {
      \(cases.joined(separator: "\n"))

        /// All spellings, the longest first, each with the kind of token that it makes.
        static let spellings: [(text: StaticString, kind: Token.Kind)] = [
      \(lines.joined(separator: "\n"))
        ]
      }

      """
  }

  /// The signs of the rules, and the terminals that are signs of several spellings.
  private static func signs(of grammar: Grammar) -> [(name: String, spellings: [String])] {
    let plain = grammar.punctuators.map { (name: signNames[$0] ?? "foreign", spellings: [$0]) }
    return plain
      + [("EQUAL", "equal"), ("NOTEQUAL", "notEqual")].map { terminal, name in
        (name: name, spellings: grammar.rule(terminal)?.expression.literals ?? [])
      }
  }

  private static let signNames = [
    "(": "leftBracket", ")": "rightBracket", ",": "comma", ".": "dot", ";": "semicolon", "+": "plus",
    "-": "minus", "*": "star", "/": "slash", "//": "doubleSlash", "%": "percent", "<": "less",
    "<=": "lessOrEqual", ">": "greater", ">=": "greaterOrEqual",
  ]

  /// The rules and their alternatives, by name.
  package static func productions(of grammar: Grammar) -> String {
    let alternatives = grammar.alternatives.map { alternative in
      "  case \(alternativeName(alternative)) = \(literal(alternative.description))"
    }
    return heading + """
      /// The rules of the grammar, in the order of its file.
      package enum Production: String, Hashable, Sendable, CaseIterable {
      \(grammar.rules.map { "  case \(identifier(lowerCased($0.name))) = \"\($0.name)\"" }.joined(separator: "\n"))
      }

      /// The alternatives of the rules, in the order of the file, each with what it has to begin with.
      package enum ProductionAlternative: String, Hashable, Sendable, CaseIterable {
      \(alternatives.joined(separator: "\n"))
      }

      """
  }

  /// The rule, and behind it what the alternative begins with: a rule, a terminal in small letters, a word or the name of
  /// a sign.
  private static func alternativeName(_ alternative: Alternative) -> String {
    let beginning = alternative.beginning
    let isLiteral = beginning.hasPrefix("'")
    let text = isLiteral ? String(beginning.dropFirst().dropLast()) : beginning
    let name = isLiteral ? signNames[text] ?? text : Rule.isTerminal(text) ? text.lowercased() : text
    return lowerCased(alternative.rule) + name.prefix(1).uppercased() + name.dropFirst()
  }

  /// What is said of every rule.
  package static func helpTexts(of grammar: Grammar) -> String {
    let cases = grammar.rules.map { rule in
      let example = rule.example.map { literal($0) } ?? "nil"
      return """
            case .\(lowerCased(rule.name)):
              HelpText(meaning: \(literal(rule.help)), example: \(example))
        """
    }
    return heading + """
      /// What is said of a rule of the grammar to people who ask.
      package struct HelpText: Hashable, Sendable {
        /// One sentence or two.
        package let meaning: String
        /// A query in which the rule occurs.
        package let example: String?
      }

      extension Production {
        /// The rule's help.
        package var help: HelpText {
          switch self {
      \(cases.joined(separator: "\n"))
          }
        }
      }

      """
  }

  // MARK: - Swift's own spelling

  private static func list(_ words: [String]) -> String { words.map { ".\($0)" }.joined(separator: ", ") }

  private static func lowerCased(_ name: String) -> String {
    name.prefix(1).lowercased() + name.dropFirst()
  }

  /// A name as Swift takes it: its own keywords stand in backquotes.
  private static func identifier(_ name: String) -> String {
    let ownWords: Set<String> = ["where", "as", "in", "is", "true", "false"]
    return ownWords.contains(name) ? "`\(name)`" : name
  }

  private static func literal(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension String {
  /// The text with every occurrence of one character sequence exchanged; both are short.
  fileprivate func replacing(_ part: Character, with replacement: String) -> String {
    reduce(into: "") { text, character in
      if character == part { text += replacement } else { text.append(character) }
    }
  }
}
