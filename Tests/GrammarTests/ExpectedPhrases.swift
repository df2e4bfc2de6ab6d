import GrammarKit

/// What messages say was expected, word for word, and the terminals that each phrase promises.
struct ExpectedPhrases {
  private enum Promise {
    /// Each of them can stand there.
    case all(Set<Terminal>)
    /// One of them at least can.
    case some(Set<Terminal>)
    /// The text may end there.
    case end
    /// Nothing about what stands there: it is said how often, or where, the word that was found may stand.
    case nothing
  }

  private let promises: [String: Promise]

  init(_ grammar: Grammar) throws {
    func first(_ rule: String) throws -> Set<Terminal> {
      let recogniser = EarleyRecogniser(try PlainGrammar(grammar, start: rule))
      return recogniser.expected(recogniser.begin())
    }
    let (expression, operand) = (try first("Expression"), try first("Sum"))
    let tests = try first("Test")
    let arithmetic = Set(["+", "-", "*", "/", "//", "%"].map { Terminal.literal($0) })
    let comparisons = try first("Comparison")
    promises = [
      "an expression": .all(expression), "a condition": .all(expression), "a key": .all(expression),
      "an operand": .all(operand), "a value": .all(operand),
      "an operator": .some(tests.union(arithmetic).union([.literal("and"), .literal("or")])),
      "a comparison": .some(comparisons),
      "a test": .some(tests), "a test that is a word": .some(tests.subtracting(comparisons)),
      "a clause": .all(try first("Clause")),
      "a list in brackets": .all([.literal("(")]),
      "a name": .all([.token("WORD"), .token("QUOTEDNAME")]),
      "a text": .all([.token("TEXT")]), "a text in quotes": .all([.token("TEXT")]),
      "a parameter": .all([.token("PARAMETER")]),
      "a number": .all([.token("INTEGER")]), "a whole number": .all([.token("INTEGER")]),
      "a number that is not negative": .all([.token("INTEGER")]),
      "the end of the query": .end, "one query": .end,
      "it once": .nothing, "it after": .nothing, "it before": .nothing, "one at most": .nothing,
      "each clause at most once": .nothing,
    ]
  }

  /// The part of a message that tells what was expected; nil where it does not.
  static func phrase(of message: String) -> Substring? {
    message.ranges(of: ", expected ").last.map { message[$0.upperBound...] }
  }

  /// What of a phrase does not hold where `allowed` may stand, and the text may end or not.
  func broken(_ phrase: Substring, allowed: Set<Terminal>, mayEnd: Bool) -> [String] {
    let listed = phrase.prefix(upTo: phrase.firstRange(of: " after `")?.lowerBound ?? phrase.endIndex)
    let named = listed.prefix(upTo: listed.firstRange(of: " after the ")?.lowerBound ?? listed.endIndex)
    let parts = named.split(separator: ", ").flatMap { $0.split(separator: " or ") }.map(String.init)
    return parts.filter { part in
      switch promise(of: part) {
      case .all(let terminals)?: !terminals.isSubset(of: allowed)
      case .some(let terminals)?: terminals.isDisjoint(with: allowed)
      case .end?: !mayEnd
      case .nothing?: false
      case nil: true
      }
    }
  }

  /// What stands in backquotes is meant word for word; of several words the first comes next.
  private func promise(of part: String) -> Promise? {
    guard part.hasPrefix("`"), part.hasSuffix("`"), part.count > 2 else { return promises[part] }
    return part.dropFirst().dropLast().split(separator: " ").first.map { .all([.literal(String($0))]) }
  }
}
