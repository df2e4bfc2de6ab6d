import QueryPlan
import Values

/// Text tests on arrays of code points.
enum ReferenceText {
  /// `values` are a text and a pattern.
  static func matches(_ match: TextMatch, _ values: [Scalar]) throws(OperationFailure) -> Scalar {
    guard case .text(let text) = values[0], case .text(let pattern) = values[1] else {
      preconditionFailure("text tests are of texts")
    }
    let truth =
      switch match {
      case .like: matches(Array(text.unicodeScalars), try tokens(Array(pattern.unicodeScalars)))
      case .ilike: matches(folded(text), try tokens(folded(pattern)))
      case .contains: contains(folded(text), folded(pattern))
      case .startsWith: folded(text).starts(with: folded(pattern))
      case .endsWith: folded(text).reversed().starts(with: folded(pattern).reversed())
      }
    return .boolean(truth)
  }

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.map { CaseFolding.fold($0) }
  }

  private static func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }

  private enum Token: Equatable {
    case anyText
    case anyOne
    case one(Unicode.Scalar)
  }

  private static func tokens(_ pattern: [Unicode.Scalar]) throws(OperationFailure) -> [Token] {
    var tokens: [Token] = []
    var isEscaped = false
    for scalar in pattern {
      if isEscaped {
        tokens.append(.one(scalar))
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        tokens.append(scalar == "%" ? .anyText : scalar == "_" ? .anyOne : .one(scalar))
      }
    }
    if isEscaped { throw OperationFailure(reason: .badPattern) }
    return tokens
  }

  /// Keeps, token after token, the set of positions in the text up to which the pattern matches so far.
  private static func matches(_ text: [Unicode.Scalar], _ tokens: [Token]) -> Bool {
    var reached = Array(repeating: false, count: text.count + 1)
    reached[0] = true
    for token in tokens {
      var next = Array(repeating: false, count: text.count + 1)
      for position in reached.indices {
        switch token {
        case .anyText: next[position] = reached[position] || (position > 0 && next[position - 1])
        case .anyOne: next[position] = position > 0 && reached[position - 1]
        case .one(let scalar):
          next[position] = position > 0 && reached[position - 1] && text[position - 1] == scalar
        }
      }
      reached = next
    }
    return reached[text.count]
  }
}
