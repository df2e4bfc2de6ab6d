import QueryPlan
import Values

/// What one expression gives for one row.
enum Outcome {
  /// A value, or null.
  case value(Scalar)
  /// The leftmost expression that makes the row fail, and why it does. Of a group that fails because of a row in it
  /// also which row that is; of all else the greatest number, because rows come before groups.
  case failure(ExpressionID, ExecutionFailure.Reason, row: Int = .max)

  var isTrue: Bool {
    if case .value(.boolean(true)) = self { true } else { false }
  }

  var isFalse: Bool {
    if case .value(.boolean(false)) = self { true } else { false }
  }

  var isNull: Bool {
    if case .value(.null) = self { true } else { false }
  }

  /// The failure of the earlier row, of one row that which stands further left; nil where neither fails.
  static func leftmostFailure(_ first: Outcome?, _ second: Outcome?) -> Outcome? {
    guard case .failure(let firstID, _, let firstRow) = first else {
      if case .failure = second { return second }
      return nil
    }
    if case .failure(let secondID, _, let secondRow) = second, (secondRow, secondID) < (firstRow, firstID) {
      return second
    }
    return first
  }
}

extension Element {
  /// The outcome of the expression `id` that computed the element.
  func outcome(_ id: ExpressionID, _ make: (Value) -> Scalar) -> Outcome {
    switch self {
    case .value(let value): .value(make(value))
    case .null: .value(.null)
    case .failed(let reason): .failure(id, reason)
    }
  }
}
