import QueryBinder
import QuerySyntax

/// Offers functions where they may be called.
struct FunctionOffers {
  let place: StatementPlace
  let hasLists: Bool

  func add(to offers: inout Offers) {
    for function in FunctionReference.all where isAllowed(function) {
      // What takes nothing is whole.
      let isWhole = function.usage.hasSuffix("()")
      let text = isWhole ? function.usage : "\(function.name)("
      offers.add(
        CompletionCandidate(
          text, detail: "\(function.usage): \(function.meaning)", kind: .function, isFinished: isWhole),
        as: .function, named: function.name, atBeginning: true)
    }
  }

  private func isAllowed(_ function: FunctionReference) -> Bool {
    switch function.group {
    case .texts, .numbers, .choices, .times: return place.allowed.contains(.function)
    case .aggregates: return place.allowed.contains(.function) && mayAggregate
    case .orders: return place.allowed.contains(.function) && isWholeKey
    case .quantifiers:
      guard let quantifier = Quantifier(rawValue: function.name), hasLists, !place.isQuantified else {
        return false
      }
      return place.allowed.contains(.quantifier(quantifier))
    }
  }

  /// Aggregates stand where groups do, and not inside each other.
  private var mayAggregate: Bool {
    guard let clause = place.clause, [.select, .having, .order].contains(clause) else { return false }
    return !place.openCalls.contains { FunctionOffers.aggregates.contains($0) } && !place.isQuantified
  }

  private var isWholeKey: Bool {
    guard place.clause == .order, place.openCalls.isEmpty else { return false }
    return place.previous?.keyword == .by || place.previous?.kind == .comma || place.previous?.kind == .minus
  }

  private static let aggregates = Set(
    FunctionReference.all.filter { $0.group == .aggregates }.map(\.name))
}
