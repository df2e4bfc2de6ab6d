import QueryDiagnostics
import QuerySyntax
import Values

extension ExpressionBinder {
  mutating func bindParameter(_ name: String, _ index: ExpressionIndex, _ span: SourceSpan) -> Operand {
    guard let value = parameterValue(name, at: span) else { return poison(index) }
    switch value {
    case .untyped(let text):
      return Operand(kind: .untyped(text), span: span, syntax: index, parameter: index)
    case .typed(.text(let text)):
      return Operand(kind: .text(text), span: span, syntax: index, parameter: index)
    case .typed(let scalar) where reportsNotFinite(scalar, name, span): return poison(index)
    case .typed(let scalar):
      guard let type = scalar.type else {
        return Operand(kind: .null(isLiteral: false), span: span, syntax: index, parameter: index)
      }
      var operand = constant(scalar, type, index, span)
      operand.parameter = index
      return operand
    case .list:
      findings.report(
        .typeMismatch, at: span, "parameter `$\(Excerpt.of(name))` is a list",
        hint: "a list may stand after `in` only: `x in $\(Excerpt.of(name))`")
      return poison(index)
    }
  }

  /// Reports a value that is no finite number; false for all others.
  mutating func reportsNotFinite(_ value: Scalar, _ name: String, _ span: SourceSpan) -> Bool {
    guard case .real(let number) = value, !number.isFinite else { return false }
    findings.report(
      .notFinite, at: span, "parameter `$\(Excerpt.of(name))` is not a finite number",
      hint: "there is no infinity and no NaN here; null stands for what is not known")
    return true
  }

  /// The value bound to a parameter, noted as used; an unbound one is reported.
  mutating func parameterValue(_ name: String, at span: SourceSpan) -> ParameterValue? {
    guard let value = parameters.value(of: name) else {
      findings.report(
        .unboundParameter, at: span, "parameter `$\(Excerpt.of(name))` has no value",
        hint: knownParameters(besides: name))
      return nil
    }
    _ = changeSeldom { $0.usedParameters.insert(ParameterBindings.key(name)) }
    return value
  }

  private func knownParameters(besides name: String) -> String? {
    guard name.utf8.count <= EditDistance.longestWord, parameters.values.count <= 100 else { return nil }
    let written = FoldedName.scalars(name)
    let limit = EditDistance.limit(forLength: written.count)
    let near = parameters.values.keys.sorted().first { known in
      EditDistance.between(written, FoldedName.scalars(known), atMost: limit) != nil
    }
    return near.map { "did you mean `$\($0)`?" }
  }

  /// The name of the parameter that an operand is, as it was written.
  func parameterName(_ operand: Operand) -> String {
    guard let index = operand.parameter else { return "" }
    switch tree.nodes[index.position].kind {
    case .parameter(let name), .parameterMembership(_, list: let name, listSpan: _, isNegated: _): return name
    default: return ""
    }
  }

  /// An untyped parameter as the first of the types that it can be read as.
  mutating func read(_ text: String, _ operand: Operand, as types: [ScalarType]) -> Operand? {
    for type in types {
      guard let value = TextReading.value(text, as: type) else { continue }
      return operand.becoming(.expression(draftConstant(value, type, for: operand)))
    }
    reportUnreadable(text, operand, wanted: types)
    return nil
  }

  private mutating func reportUnreadable(_ text: String, _ operand: Operand, wanted: [ScalarType]) {
    let code: DiagnosticCode
    switch wanted.first {
    case .date, .timestamp: code = .badDate
    case .duration: code = .badDuration
    case .boolean, .integer, .real, .text, nil: code = .typeMismatch
    }
    let names = wanted.map(\.rawValue)
    let kind = Excerpt.alternatives(names)
    findings.report(
      code, at: operand.span, "parameter `$\(Excerpt.of(parameterName(operand)))` is not \(article(kind))",
      hint: "its value is `\(Excerpt.of(text))`; \(example(wanted.first))")
  }

  private func example(_ type: ScalarType?) -> String {
    switch type {
    case .boolean: "booleans are `true` and `false`"
    case .integer: "integers look like `28`"
    case .real: "numbers look like `0.9`"
    case .duration: "durations look like `90d` or `PT4H35M`"
    case .date: "dates look like `2020-06-30`"
    case .timestamp: "time stamps look like `2020-06-30T12:00:00Z`"
    case .text, nil: "a text is needed"
    }
  }
}
