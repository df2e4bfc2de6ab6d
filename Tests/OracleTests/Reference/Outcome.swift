import QueryPlan
import Values

/// What an expression gives in one row: the four outcomes of the language.
enum Outcome: Hashable {
  /// Never `Scalar.null`.
  case value(Scalar)
  case null
  /// With the leftmost expression that makes the row fail; in a group also the row of it that fails, the greatest
  /// number where that is none of its rows.
  case failure(ExpressionID, ExecutionFailure.Reason, row: Int = .max)

  init(_ scalar: Scalar) { self = scalar.isNull ? .null : .value(scalar) }

  var isTrue: Bool { self == .value(.boolean(true)) }

  /// The failure of the first row, the leftmost there, among `outcomes`; nil where none failed.
  static func leftmostFailure(_ outcomes: [Outcome]) -> Outcome? {
    var found: (row: Int, id: ExpressionID, outcome: Outcome)?
    for outcome in outcomes {
      guard case .failure(let id, _, let row) = outcome else { continue }
      if let best = found, (best.row, best.id) < (row, id) { continue }
      found = (row, id, outcome)
    }
    return found?.outcome
  }
}

/// Why one operation cannot give a value, before it is known which expression it is.
struct OperationFailure: Error {
  let reason: ExecutionFailure.Reason
}
