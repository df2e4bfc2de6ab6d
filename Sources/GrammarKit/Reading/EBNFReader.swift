/// Reads W3C EBNF, the notation of the XML specification, with `<?TOKENS?>` before the terminals.
package struct EBNFReader {
  private let tokens: [EBNFToken]
  private var position = 0

  /// Reads the text of a grammar file.
  package static func read(_ text: String) throws(GrammarFault) -> Grammar {
    var reader = EBNFReader(tokens: try EBNFScanner.tokens(of: text))
    return try reader.grammar()
  }

  private init(tokens: [EBNFToken]) { self.tokens = tokens }

  private mutating func grammar() throws(GrammarFault) -> Grammar {
    var rules: [Rule] = []
    var terminals: [Rule] = []
    var isBehindMark = false
    while let token = current {
      if token.kind == .tokensMark {
        guard !isBehindMark else { throw GrammarFault(line: token.line, "found a second `<?TOKENS?>`") }
        isBehindMark = true
        position += 1
        continue
      }
      let rule = try rule()
      guard Rule.isTerminal(rule.name) == isBehindMark else {
        let wanted = isBehindMark ? "capitals" : "a name that is not all capitals"
        throw GrammarFault(line: rule.line, "found `\(rule.name)`, expected \(wanted) in this part")
      }
      guard !(rules + terminals).contains(where: { $0.name == rule.name }) else {
        throw GrammarFault(line: rule.line, "found a second rule `\(rule.name)`")
      }
      if isBehindMark { terminals.append(rule) } else { rules.append(rule) }
    }
    guard !rules.isEmpty else { throw GrammarFault(line: 1, "found no rule") }
    return Grammar(rules: rules, terminals: terminals)
  }

  private var current: EBNFToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func rule() throws(GrammarFault) -> Rule {
    var help = ""
    if let token = current, case .help(let text) = token.kind {
      help = text
      position += 1
    }
    guard let token = current, case .ruleName(let name) = token.kind else {
      throw GrammarFault(line: current?.line ?? 0, "expected a name and `::=`")
    }
    position += 1
    let expression = try choice()
    let parts = EBNFReader.split(help)
    return Rule(
      name: name, expression: expression, help: parts.help, example: parts.example, line: token.line)
  }

  /// Takes the example out of a help text.
  private static func split(_ help: String) -> (help: String, example: String?) {
    let mark = " Example: "
    guard let range = range(of: mark, in: help) else { return (help, nil) }
    return (String(help[..<range.lowerBound]), String(help[range.upperBound...]))
  }

  private static func range(of mark: String, in text: String) -> Range<String.Index>? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix(mark) { return index..<text.index(index, offsetBy: mark.count) }
      index = text.index(after: index)
    }
    return nil
  }

  // MARK: - Expressions

  private mutating func choice() throws(GrammarFault) -> GrammarExpression {
    var alternatives = [try sequence()]
    while current?.kind == .sign("|") {
      position += 1
      alternatives.append(try sequence())
    }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws(GrammarFault) -> GrammarExpression {
    var parts: [GrammarExpression] = []
    while let part = try difference() { parts.append(part) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func difference() throws(GrammarFault) -> GrammarExpression? {
    guard let first = try repeated() else { return nil }
    guard let minus = current, minus.kind == .sign("-") else { return first }
    position += 1
    guard let second = try repeated() else {
      throw GrammarFault(line: minus.line, "expected what to leave out behind `-`")
    }
    return .difference(first, second)
  }

  private mutating func repeated() throws(GrammarFault) -> GrammarExpression? {
    guard let part = try primary() else { return nil }
    guard let token = current, case .sign(let sign) = token.kind else { return part }
    switch sign {
    case "?":
      position += 1
      return .optional(part)
    case "*":
      position += 1
      return .zeroOrMore(part)
    case "+":
      position += 1
      return .oneOrMore(part)
    default: return part
    }
  }

  private mutating func primary() throws(GrammarFault) -> GrammarExpression? {
    guard let token = current else { return nil }
    switch token.kind {
    case .name(let name):
      position += 1
      return .reference(name)
    case .literal(let text):
      position += 1
      return .literal(text)
    case .characters(let set):
      position += 1
      return .characters(set)
    case .sign("("):
      position += 1
      let inner = try choice()
      guard current?.kind == .sign(")") else {
        throw GrammarFault(line: token.line, "the bracket that opens here does not close")
      }
      position += 1
      return inner
    case .sign, .help, .ruleName, .tokensMark: return nil
    }
  }
}
