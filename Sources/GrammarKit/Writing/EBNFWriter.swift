/// Writes expressions in W3C EBNF, as the grammar's file has them.
package enum EBNFWriter {
  package static func text(of expression: GrammarExpression) -> String {
    switch expression {
    case .literal(let text): return text.contains("'") ? "\"\(text)\"" : "'\(text)'"
    case .reference(let name): return name
    case .characters(let set): return characters(set)
    case .sequence(let parts): return parts.map { bracketed($0, in: .sequence) }.joined(separator: " ")
    case .choice(let parts): return parts.map(text).joined(separator: " | ")
    case .optional(let part): return bracketed(part, in: .repetition) + "?"
    case .zeroOrMore(let part): return bracketed(part, in: .repetition) + "*"
    case .oneOrMore(let part): return bracketed(part, in: .repetition) + "+"
    case .difference(let first, let second):
      return bracketed(first, in: .repetition) + " - " + bracketed(second, in: .repetition)
    }
  }

  /// What an expression stands in, which decides about brackets.
  private enum Place { case sequence, repetition }

  private static func bracketed(_ expression: GrammarExpression, in place: Place) -> String {
    let needsBrackets =
      switch expression {
      case .choice, .difference: true
      case .sequence: place == .repetition
      case .literal, .reference, .characters, .optional, .zeroOrMore, .oneOrMore: false
      }
    return needsBrackets ? "( \(text(of: expression)) )" : text(of: expression)
  }

  private static func characters(_ set: CharacterSet) -> String {
    let ranges = set.ranges.map { range in
      range.count == 1
        ? character(range.lowerBound) : "\(character(range.lowerBound))-\(character(range.upperBound))"
    }
    return "[\(set.isNegated ? "^" : "")\(ranges.joined())]"
  }

  private static func character(_ value: UInt32) -> String {
    if (0x21...0x7E).contains(value), let scalar = Unicode.Scalar(value), scalar != "]", scalar != "-" {
      return String(Character(scalar))
    }
    return "#x" + String(value, radix: 16, uppercase: true)
  }
}
