/// Colours queries in editors that read TextMate grammars.
package enum TextMateGrammar {
  /// The grammar as JSON.
  package static func json(of grammar: Grammar) -> String {
    let patterns = [
      pattern("comment.line.double-dash.perigee", "--.*$"),
      block("string.quoted.single.perigee", "'", escape: "''"),
      block("string.quoted.double.perigee", "\"", escape: "\"\""),
      block("variable.other.quoted.perigee", "`", escape: "``"),
      pattern("variable.parameter.perigee", "\\$(?:[1-9][0-9]*|\(word))"),
      pattern("variable.other.member.perigee", "(?<=\\.)\\s*\(word)"),
      pattern("variable.other.field.perigee", "(?i)(?<=\\bas)\\s+\(word)"),
      pattern("constant.numeric.duration.iso.perigee", "\\b\(isoDuration)\\b"),
      pattern("constant.numeric.duration.perigee", "(?<![\\w.])\(unitDuration(grammar))\\b"),
      pattern(
        "constant.numeric.real.perigee",
        "(?<![\\w.])(?:\(digits)?\\.\(digits)(?:[eE][+-]?[0-9]+)?|\(digits)[eE][+-]?[0-9]+)\\b"),
      pattern("constant.numeric.integer.perigee", "(?<![\\w.])\(digits)\\b"),
      pattern("constant.language.perigee", words(["true", "false", "null"])),
      pattern("keyword.operator.word.perigee", words(["starts\\s+with", "ends\\s+with"])),
      pattern(
        "keyword.control.perigee", words(["nulls\\s+first", "nulls\\s+last", "explain\\s+analyze"])),
      pattern("support.function.perigee", "\(notReserved(grammar))\\b\(word)(?=\\s*\\()"),
      pattern(
        "keyword.operator.word.perigee", words(grammar.keywords.filter(operatorWords(grammar).contains))),
      pattern("keyword.control.perigee", words(clauseWords(grammar))),
      pattern("keyword.operator.perigee", signs(grammar)),
      pattern("variable.other.field.perigee", word),
    ]
    let tree = JSONTree.object([
      ("$schema", .text("https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json")),
      ("name", .text("Perigee")),
      ("scopeName", .text("source.perigee")),
      ("fileTypes", .list([.text("query")])),
      ("patterns", .list(patterns)),
    ])
    return tree.document
  }

  private static let word = "[\\p{L}_][\\p{L}\\p{M}0-9_]*"
  private static let digits = "(?:[0-9](?:_?[0-9])*)"
  private static let isoDuration =
    "P(?=[0-9T])(?:[0-9]+W)?(?:[0-9]+D)?(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\\.[0-9]+)?S)?)?"

  /// Words that have patterns of their own.
  private static let otherWords: Set<String> = [
    "true", "false", "null", "starts", "ends", "with", "any", "all", "none", "first", "last", "analyze",
  ]

  /// The words that join values or ask something of them: those of all rules below `Expression` but operands.
  private static func operatorWords(_ grammar: Grammar) -> Set<String> {
    var passed: Set<String> = ["Literal", "Call", "Quantifier"]
    var pending = ["Expression"]
    var words: Set<String> = []
    while let name = pending.popLast() {
      guard passed.insert(name).inserted, let rule = grammar.rule(name), !Rule.isTerminal(name) else {
        continue
      }
      words.formUnion(rule.expression.literals.filter(Grammar.isWord))
      pending += rule.expression.references
    }
    return words.subtracting(otherWords)
  }

  /// The words that clauses consist of.
  private static func clauseWords(_ grammar: Grammar) -> [String] {
    let others = otherWords.union(operatorWords(grammar))
    return grammar.keywords.filter { !others.contains($0) }
  }

  /// The units as the terminal `UNIT` lists them, the longest first.
  private static func unitDuration(_ grammar: Grammar) -> String {
    let units = (grammar.rule("UNIT")?.expression.literals ?? []).sorted { $0.count > $1.count }
    return "(?:(?:\(digits)?\\.)?\(digits)(?:\(units.joined(separator: "|"))))+"
  }

  private static func notReserved(_ grammar: Grammar) -> String {
    let reserved = grammar.rule("RESERVED")?.expression.literals ?? []
    return "(?!(?i:\(reserved.joined(separator: "|")))\\b)"
  }

  private static func words(_ words: [String]) -> String { "(?i)\\b(?:\(words.joined(separator: "|")))\\b" }

  private static func signs(_ grammar: Grammar) -> String {
    let spelled = ["EQUAL", "NOTEQUAL"].flatMap { grammar.rule($0)?.expression.literals ?? [] }
    let operators = grammar.punctuators.filter { !"(),.;".contains($0) } + spelled
    let longestFirst = operators.sorted { ($0.count, $1) > ($1.count, $0) }
    return longestFirst.map(escaped).joined(separator: "|")
  }

  /// The text as a regular expression that matches it alone.
  private static func escaped(_ text: String) -> String {
    text.map { "*+.?()[]{}|^$\\/".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private static func pattern(_ name: String, _ match: String) -> JSONTree {
    .object([("name", .text(name)), ("match", .text(match))])
  }

  private static func block(_ name: String, _ quote: String, escape: String) -> JSONTree {
    .object([
      ("name", .text(name)), ("begin", .text(quote)), ("end", .text("\(quote)(?!\(quote))")),
      ("patterns", .list([pattern("constant.character.escape.perigee", escape)])),
    ])
  }
}
