import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

extension ExpressionBinder {
  mutating func bindCall(
    _ name: NameSyntax, _ arguments: [ExpressionIndex], _ form: CallForm, _ index: ExpressionIndex,
    _ span: SourceSpan
  ) -> Operand {
    let function = name.lowercasedText
    if FunctionCatalog.aggregates.contains(function) {
      return bindAggregate(function, arguments, form, index, span)
    }
    if function == "natural" { return bindNatural(arguments, form, index, span) }
    guard let counts = FunctionCatalog.argumentCounts[function] else {
      reportUnknownFunction(name)
      if FunctionCatalog.meansQuantifier(function) { changeSeldom { $0.listsInQuantifier = [] } }
      return poison(index)
    }
    guard form == .plain else {
      reportForm(form, function, span)
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
      reportCount(function, arguments.count, counts, span)
      return poison(index)
    }
    return bindFunction(function, parts, index, span) ?? poison(index)
  }

  /// `natural(…)` is its argument; the key that it is knows of the order.
  private mutating func bindNatural(
    _ arguments: [ExpressionIndex], _ form: CallForm, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    let parts = arguments.map { operands[$0.position] }
    guard !parts.contains(where: \.isPoison) else {
      reportLists(parts)
      return poison(index)
    }
    guard place == .order, wholeKey == index else {
      let place = place == .order ? "inside a key" : "outside `order by`"
      findings.report(
        .badOrderKey, at: span, "`natural(…)` stands \(place)",
        hint: "it may only be a whole key of `order by`")
      return poison(index)
    }
    guard form == .plain else {
      reportForm(form, "natural", span)
      return poison(index)
    }
    guard parts.count == 1 else {
      reportCount("natural", parts.count, 1...1, span)
      return poison(index)
    }
    guard let id = typed(parts[0], as: [.text], for: "`natural`") else { return poison(index) }
    return Operand(kind: .expression(id), span: span, syntax: index)
  }

  /// Reports a `*` or `distinct` inside a function that takes none.
  mutating func reportForm(_ form: CallForm, _ function: String, _ span: SourceSpan) {
    let sign = form == .star ? "*" : "distinct"
    findings.report(
      .syntax, at: span, "`\(sign)` may not stand in `\(function)(…)`", hint: "only `count` takes it")
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
      .unknownFunction, at: name.span, "unknown function `\(Excerpt.of(name.text))`",
      hint: hint ?? FunctionCatalog.alternatives(to: function), fix: fix)
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
    let usages = ExpressionBinder.usages(function, counts).map { "`\($0)`" }
    findings.report(
      .wrongArgumentCount, at: span, "found \(found) \(noun), but `\(function)` takes \(wanted)",
      hint: "write \(usages.joined(separator: " or "))")
  }

  private static func usages(_ function: String, _ counts: ClosedRange<Int>) -> [String] {
    switch function {
    case "if": ["if(condition, a, b)"]
    case "round": ["round(x)", "round(x, digits)"]
    case "nullif": ["nullif(a, b)"]
    default: [counts.upperBound == 1 ? "\(function)(x)" : "\(function)(a, b, …)"]
    }
  }
}
