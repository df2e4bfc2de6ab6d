import QueryPlan
import Values

/// What an expression gives in one row: the four outcomes of the language.
enum Outcome: Hashable {
  /// Never `Scalar.null`.
  case value(Scalar)
  case null
  /// With the leftmost expression that makes the row fail.
  case failure(ExpressionID, ExecutionFailure.Reason)

  init(_ scalar: Scalar) { self = scalar.isNull ? .null : .value(scalar) }

  var isTrue: Bool { self == .value(.boolean(true)) }

  /// The leftmost failure among `outcomes`; nil where none failed.
  static func leftmostFailure(_ outcomes: [Outcome]) -> Outcome? {
    var found: (id: ExpressionID, outcome: Outcome)?
    for outcome in outcomes {
      guard case .failure(let id, _) = outcome else { continue }
      if let best = found, best.id < id { continue }
      found = (id, outcome)
    }
    return found?.outcome
  }
}

/// Why one operation cannot give a value, before it is known which expression it is.
struct OperationFailure: Error {
  let reason: ExecutionFailure.Reason
}
