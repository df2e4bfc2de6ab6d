import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension ExpressionBinder {
  mutating func bindCall(
    _ name: NameSyntax, _ arguments: [ExpressionIndex], _ form: CallForm, _ index: ExpressionIndex,
    _ node: ExpressionSyntax
  ) -> Operand {
    let function = name.text.lowercased()
    if FunctionCatalog.aggregates.contains(function) {
      return bindAggregate(function, arguments, form, index, node)
    }
    if function == "natural" { return bindNatural(index, node) }
    guard let counts = FunctionCatalog.argumentCounts[function] else {
      reportUnknownFunction(name)
      return poison(index)
    }
    guard form == .plain else {
      let sign = form == .star ? "*" : "distinct"
      findings.report(
        .syntax, at: node.span, "`\(sign)` may not stand in `\(function)(…)`", hint: "only `count` takes it")
      return poison(index)
    }
    let parts = arguments.map { operands[$0.position] }
    guard !parts.contains(where: \.isPoison) else {
      let isConditional = function == "if" && counts.contains(parts.count)
      if isConditional { _ = boolean(parts[0]) }
      reportLists(isConditional ? parts[1...] : parts[...])
      return poison(index)
    }
    guard counts.contains(arguments.count) else {
      reportCount(function, arguments.count, counts, node.span)
      return poison(index)
    }
    return bindFunction(function, parts, index, node.span) ?? poison(index)
  }

  private mutating func bindNatural(_ index: ExpressionIndex, _ node: ExpressionSyntax) -> Operand {
    if place == .order {
      findings.report(.notSupported, at: node.span, "`natural(…)` is not answered yet")
    } else {
      findings.report(
        .badOrderKey, at: node.span, "`natural(…)` stands outside `order by`",
        hint: "it may only be a key of `order by`")
    }
    return poison(index)
  }

  private mutating func bindAggregate(
    _ function: String, _ arguments: [ExpressionIndex], _ form: CallForm, _ index: ExpressionIndex,
    _ node: ExpressionSyntax
  ) -> Operand {
    if let clause = placeWithoutAggregates(index) {
      findings.report(
        .aggregateMisplaced, at: node.span, "aggregate `\(function)` in \(clause)",
        hint: "aggregates may stand in `select`, `having` and `order by`")
      return poison(index)
    }
    if isCounting, function == "count", arguments.isEmpty, form != .distinct {
      hasSeenField = true
      return constant(.integer(0), .integer, index, node.span)
    }
    if arguments.contains(where: { operands[$0.position].isPoison }) { return poison(index) }
    findings.report(
      .notSupported, at: node.span,
      "aggregates are not answered yet, but for `select count()` alone")
    return poison(index)
  }

  private func placeWithoutAggregates(_ index: ExpressionIndex) -> String? {
    if isQuantified(index) { return "a quantifier" }
    switch place {
    case .filter: return "`where`"
    case .grouping: return "`group by`"
    case .select, .having, .order: return nil
    }
  }

  private mutating func reportUnknownFunction(_ name: NameSyntax) {
    let function = name.text.lowercased()
    var hint = FunctionCatalog.remedies[function]
    var fix: Diagnostic.Fix?
    if hint == nil, let known = FunctionCatalog.otherNames[function] ?? nearestFunction(function) {
      hint = "did you mean `\(known)`?"
      fix = Diagnostic.Fix(name.span, known)
    }
    findings.report(
      .unknownFunction, at: name.span, "unknown function `\(Excerpt.of(name.text))`", hint: hint, fix: fix)
  }

  private func nearestFunction(_ name: String) -> String? {
    guard name.utf8.count <= EditDistance.longestWord else { return nil }
    let written = Array(name.unicodeScalars)
    let limit = EditDistance.limit(forLength: written.count)
    var best: (name: String, slips: Int)?
    for known in FunctionCatalog.names {
      guard let slips = EditDistance.between(written, Array(known.unicodeScalars), atMost: limit) else {
        continue
      }
      if slips < best?.slips ?? .max { best = (known, slips) }
    }
    return best?.name
  }

  private mutating func reportCount(
    _ function: String, _ found: Int, _ counts: ClosedRange<Int>, _ span: SourceSpan
  ) {
    let wanted =
      counts.upperBound == .max
      ? "at least \(counts.lowerBound)"
      : counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) or \(counts.upperBound)"
    let noun = found == 1 ? "argument" : "arguments"
    findings.report(
      .wrongArgumentCount, at: span, "found \(found) \(noun), but `\(function)` takes \(wanted)",
      hint: "write `\(ExpressionBinder.usage(function, counts))`")
  }

  private static func usage(_ function: String, _ counts: ClosedRange<Int>) -> String {
    switch function {
    case "if": "if(condition, a, b)"
    case "round": "round(x) or round(x, digits)"
    case "nullif": "nullif(a, b)"
    default: counts.upperBound == 1 ? "\(function)(x)" : "\(function)(a, b, …)"
    }
  }
}
