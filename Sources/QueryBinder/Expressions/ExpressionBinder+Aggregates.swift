import Columnar
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

// `count`, `sum`, `avg`, `min`, `max`: one value for the rows of a group.
extension ExpressionBinder {
  mutating func bindAggregate(
    _ function: String, _ arguments: [ExpressionIndex], _ form: CallForm, _ index: ExpressionIndex,
    _ span: SourceSpan
  ) -> Operand {
    hasSeenField = true
    let parts = arguments.map { operands[$0.position] }
    if let clause = placeWithoutAggregates(index) {
      findings.report(
        .aggregateMisplaced, at: span, "aggregate `\(function)` in \(clause)",
        hint: "aggregates may stand in `select`, `having` and `order by`")
      return poison(index)
    }
    guard !parts.contains(where: \.isPoison) else {
      reportLists(parts)
      return poison(index)
    }
    guard form == .plain || function == "count" else {
      reportForm(form, function, span)
      return poison(index)
    }
    guard accepts(function, parts.count, form, span) else { return poison(index) }
    guard let argument = parts.first else {
      return aggregate(BoundAggregate(.countRows, nil), .integer, index, span)
    }
    return bindAggregate(function, of: argument, form, index, span) ?? poison(index)
  }

  private func placeWithoutAggregates(_ index: ExpressionIndex) -> String? {
    if isQuantified(index) { return "a quantifier" }
    if isAggregated(index) { return "another aggregate" }
    switch place {
    case .filter: return "`where`"
    case .grouping: return "`group by`"
    case .select, .having, .order: return nil
    }
  }

  private mutating func accepts(
    _ function: String, _ found: Int, _ form: CallForm, _ span: SourceSpan
  ) -> Bool {
    let wanted: ClosedRange<Int>
    switch form {
    case .star: wanted = 0...0
    case .distinct: wanted = 1...1
    case .plain: wanted = function == "count" ? 0...1 : 1...1
    }
    guard !wanted.contains(found) else { return true }
    let counts = wanted.count == 1 ? "\(wanted.lowerBound)" : "\(wanted.lowerBound) or \(wanted.upperBound)"
    let noun = found == 1 ? "argument" : "arguments"
    let name = form == .distinct ? "\(function)(distinct …)" : function
    findings.report(
      .wrongArgumentCount, at: span, "found \(found) \(noun), but `\(name)` takes \(counts)",
      hint: usage(function, found, form))
    return false
  }

  private func usage(_ function: String, _ found: Int, _ form: CallForm) -> String {
    switch function {
    case "count": form == .distinct ? "write `count(distinct x)`" : "write `count()` or `count(x)`"
    case "min" where found > 1: "the smallest of several values of one row is `least(a, b, …)`"
    case "max" where found > 1: "the greatest of several values of one row is `greatest(a, b, …)`"
    default: "write `\(function)(x)`"
    }
  }

  // MARK: Arguments

  private mutating func bindAggregate(
    _ function: String, of argument: Operand, _ form: CallForm, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand? {
    // Text stands first: what has no type of its own is one.
    let anything: [ScalarType] = [.text] + ScalarType.allCases.filter { $0 != .text }
    switch function {
    case "sum", "avg":
      let summed: [ScalarType] = [.integer, .real, .duration, .boolean]
      let hint = additionHint(argument)
      guard let id = typed(argument, as: summed, for: "`\(function)`", hint: hint) else { return nil }
      let type = drafts[id].type
      let bound: BoundAggregate.Function = function == "sum" ? .sum : .avg
      return aggregate(BoundAggregate(bound, id), ExpressionBinder.result(of: bound, type), index, span)
    case "min", "max":
      guard let id = typed(argument, as: anything, for: "`\(function)`") else { return nil }
      let bound: BoundAggregate.Function = function == "min" ? .min : .max
      return aggregate(BoundAggregate(bound, id), drafts[id].type, index, span)
    default:
      let isDistinct = form == .distinct
      let presence = isDistinct ? nil : presence(of: argument)
      guard let id = presence ?? typed(argument, as: anything, for: "`count`") else { return nil }
      return aggregate(BoundAggregate(isDistinct ? .countDistinct : .count, id), .integer, index, span)
    }
  }

  /// The type of a sum or a mean.
  private static func result(of function: BoundAggregate.Function, _ argument: ScalarType) -> ScalarType {
    switch argument {
    case .integer, .boolean: function == .avg ? .real : .integer
    case .real, .duration, .text, .date, .timestamp: argument
    }
  }

  /// Of a record that has no `name` to stand for it: null where the record is, so that it can be counted.
  private mutating func presence(of argument: Operand) -> ExpressionID? {
    guard case .record(let record) = argument.kind, record.name == nil else { return nil }
    let test = drafts.append(.fieldIsNull(record.path), .boolean, at: argument.span)
    let absent = draftConstant(.null, .boolean, for: argument)
    let present = draftConstant(.boolean(true), .boolean, for: argument)
    return drafts.append(
      .conditional(test, then: absent, otherwise: present), .boolean, at: argument.span)
  }

  private func additionHint(_ argument: Operand) -> String? {
    guard let written = printed(argument.syntax), !isLiteral(argument), argument.parameter == nil else {
      return nil
    }
    switch argument.kind {
    case .expression(let id) where drafts[id].type == .date || drafts[id].type == .timestamp:
      return "`min(\(written))` and `max(\(written))` take \(drafts[id].type.rawValue)s"
    case .expression(let id) where drafts[id].type == .text: return "`count(\(written))` counts texts"
    case .record(let record) where record.name != nil: return "`count(\(written))` counts records"
    case .poison, .null, .text, .untyped, .expression, .record, .list: return nil
    }
  }

  // MARK: Sharing

  /// Reads an aggregate, which is computed once however often it is written.
  private mutating func aggregate(
    _ aggregate: BoundAggregate, _ type: ScalarType, _ index: ExpressionIndex, _ span: SourceSpan
  ) -> Operand {
    expression(.aggregate(number(of: aggregate)), type, index, span)
  }

  /// The number of an aggregate among all of the query.
  mutating func number(of aggregate: BoundAggregate) -> Int {
    guard let argument = aggregate.argument else { return numberOfRowCount(aggregate) }
    let key = BoundAggregate(aggregate.function, classes.number(of: argument, in: drafts))
    if let known = seldom?.aggregateNumbers[key] { return known }
    let number = aggregates.count
    changeSeldom { $0.aggregateNumbers[key] = number }
    aggregates.append(aggregate)
    return aggregates.count - 1
  }

  /// The commonest aggregate, and the only one without an argument.
  private mutating func numberOfRowCount(_ aggregate: BoundAggregate) -> Int {
    if let rowCountNumber { return rowCountNumber }
    let number = aggregates.count
    rowCountNumber = number
    aggregates.appendFew(aggregate)
    return number
  }
}
