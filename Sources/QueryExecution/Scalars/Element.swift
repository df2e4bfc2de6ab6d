import QueryPlan

/// What an operation gives for one row whose operands have values.
enum Element<Value> {
  case value(Value)
  case null
  case failed(ExecutionFailure.Reason)

  /// The value, or a failure where there is none.
  @inline(__always)
  init(_ value: Value?, orFailed reason: ExecutionFailure.Reason) {
    self = if let value { .value(value) } else { .failed(reason) }
  }
}

extension Element<Int64> {
  @inline(__always)
  init(_ result: (partialValue: Int64, overflow: Bool)) {
    self = result.overflow ? .failed(.overflow) : .value(result.partialValue)
  }
}

extension Element<Double> {
  /// The real, without the sign of a zero; a failure where it is not finite.
  @inline(__always)
  init(finite value: Double) {
    self = value.isFinite ? .value(value == 0 ? 0 : value) : .failed(.notFinite)
  }
}
