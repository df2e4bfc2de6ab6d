import Columnar
import QueryPlan
import Values

extension ScalarOperations {
  func call(
    _ function: ScalarFunction, _ id: ExpressionID, _ type: ScalarType, _ operands: [ExpressionID]
  ) -> Outcome {
    var failure: Outcome?
    for operand in operands { failure = Outcome.leftmostFailure(failure, self[operand]) }
    if let failure { return failure }
    switch function {
    case .concat:
      var bytes: [UInt8] = []
      var pacing = pacing
      for operand in operands where !pacing.isStopped(afterSpending: bytes.count) {
        if case .value(let value) = self[operand] { value.write(to: &bytes) }
      }
      return .value(.text(String(decoding: bytes, as: UTF8.self)))
    case .least, .greatest:
      return .value(extremum(operands, isGreatest: function == .greatest))
    case .nullif where operands.count == 2:
      return binary(operands[0], operands[1]) { first, second in
        .value(ScalarOperations.order(first, second) == 0 ? .null : first)
      }
    case .round where operands.count == 2:
      return binary(operands[0], operands[1]) { value, digits in
        if case .real(let real) = value {
          return ElementaryFunctions.round(real, digits: digits.number ?? 0).outcome(id) { .real($0) }
        }
        return ElementaryFunctions.round(value.number ?? 0, digits: digits.number ?? 0).outcome(id) {
          .integer($0)
        }
      }
    default:
      return unary(operands[0]) { unaryCall(function, id, type, $0) }
    }
  }

  private func extremum(_ operands: [ExpressionID], isGreatest: Bool) -> Scalar {
    var result = Scalar.null
    for operand in operands {
      guard case .value(let value) = self[operand], !value.isNull else { continue }
      guard let order = ScalarOperations.order(value, result) else {
        result = value
        continue
      }
      if isGreatest ? order > 0 : order < 0 { result = value }
    }
    return result
  }

  private func unaryCall(
    _ function: ScalarFunction, _ id: ExpressionID, _ type: ScalarType, _ value: Scalar
  ) -> Outcome {
    if case .text(let text) = value {
      let bytes = Array(text.utf8)
      if ElementaryFunctions.givesNumber(function, of: .text) {
        return ElementaryFunctions.textToNumber(function, bytes.span).outcome(id) { Column.scalar(type, $0) }
      }
      var output: [UInt8] = []
      ElementaryFunctions.textToText(function, bytes.span, into: &output)
      return .value(.text(String(decoding: output, as: UTF8.self)))
    }
    if case .real(let real) = value {
      return ElementaryFunctions.realToReal(function, real).outcome(id) { .real($0) }
    }
    let number = value.number ?? 0
    let valueType = value.type ?? type
    if ElementaryFunctions.givesNumber(function, of: valueType) {
      return ElementaryFunctions.numberToNumber(function, number, valueType).outcome(id) {
        Column.scalar(type, $0)
      }
    }
    return .value(.real(ElementaryFunctions.length(function, number)))
  }
}
