import Columnar
import QueryPlan
import Values

/// Finds the comparisons that can be asked of the codes of two columns at once.
struct PairTests {
  let expressions: BoundExpressions
  let table: ColumnTable

  /// The test for a comparison being true, or false; nil where it is none of these.
  func test(
    _ comparison: Comparison, _ left: ExpressionID, _ right: ExpressionID, isFor value: Bool
  ) -> MaskTest? {
    linear(comparison, left, right, isFor: value)
      ?? quotient(comparison, left, right, isFor: value)
      ?? quotient(comparison.mirrored, right, left, isFor: value)
  }

  // MARK: - Sums

  private func linear(
    _ comparison: Comparison, _ left: ExpressionID, _ right: ExpressionID, isFor value: Bool
  ) -> MaskTest? {
    guard let left = LinearForm(left, of: expressions, on: table),
      let right = LinearForm(right, of: expressions, on: table)
    else { return nil }
    // Turned so that the difference is to be greater than 0, at least 0, or 0.
    let difference: LinearForm
    switch comparison {
    case .greater, .greaterOrEqual, .equal, .notEqual: difference = left.difference(right)
    case .less, .lessOrEqual: difference = right.difference(left)
    }
    let least: Int128 = comparison == .greaterOrEqual || comparison == .lessOrEqual ? -1 : 0
    let isEquality = comparison == .equal || comparison == .notEqual
    return linear(
      difference, above: least, isEquality ? .equal : .greater,
      isComplement: value == (comparison == .notEqual))
  }

  private func linear(
    _ difference: LinearForm, above least: Int128, _ relation: LinearMaskTest.Relation, isComplement: Bool
  ) -> MaskTest? {
    guard difference.factors.count == 2, let left = column(difference.factors[0].path),
      let right = column(difference.factors[1].path)
    else { return nil }
    // In codes: a number is its base and so many steps. No product of these leaves 128 bits unless a factor is beyond
    // what 64 hold, which is asked first.
    guard let factor = Int64(exactly: difference.factors[0].factor),
      let other = Int64(exactly: difference.factors[1].factor)
    else { return nil }
    let (leftStep, rightStep) = (Int128(factor) * Int128(left.step), Int128(other) * Int128(right.step))
    let base = difference.constant + Int128(factor) * Int128(left.base) + Int128(other) * Int128(right.base)
    let bound = least - base
    let leftReach = leftStep.multipliedReportingOverflow(by: Int128(left.largestCode))
    let rightReach = rightStep.multipliedReportingOverflow(by: Int128(right.largestCode))
    let limit = Int128(Int64.max / 4)
    guard !leftReach.overflow, !rightReach.overflow, leftReach.partialValue.magnitude < limit,
      rightReach.partialValue.magnitude < limit, bound.magnitude < limit, leftStep.magnitude < limit,
      rightStep.magnitude < limit
    else { return nil }
    return .column(
      .linear(
        LinearMaskTest(
          left: PinnedCodes(left.codes), right: PinnedCodes(right.codes), factor: Int64(leftStep),
          divisor: -Int64(rightStep), bound: Int64(bound), relation: relation, isComplement: isComplement,
          validities: PairValidity(left, right))))
  }

  // MARK: - Quotients

  private func quotient(
    _ comparison: Comparison, _ left: ExpressionID, _ right: ExpressionID, isFor value: Bool
  ) -> MaskTest? {
    guard case .constant(let bound) = expressions[right].operation, !bound.isNull,
      case .arithmetic(let operation, let dividend, let divisor) = expressions[left].operation,
      operation == .integerDivide || operation == .durationDividedByDuration,
      case .field(let dividendPath) = expressions[dividend].operation,
      case .field(let divisorPath) = expressions[divisor].operation,
      let dividend = column(dividendPath), let divisor = column(divisorPath),
      let dividendScale = scale(of: dividend), let divisorScale = scale(of: divisor)
    else { return nil }
    return .column(
      .quotient(
        QuotientMaskTest(
          left: PinnedCodes(dividend.codes), leftScale: dividendScale, right: PinnedCodes(divisor.codes),
          rightScale: divisorScale, range: Interval.reals(comparison, bound).map { (low: $0.0, high: $0.1) },
          isComplement: value == (comparison == .notEqual), validities: PairValidity(dividend, divisor))))
  }

  /// How the codes of a column become reals; nil where some number or its distance from the base is no exact real.
  private func scale(of column: NumberColumn) -> MaskKernels.RealScale? {
    let exact: Int128 = 1 << 53
    let reach = Int128(column.largestCode) * Int128(column.step)
    guard reach <= exact, Int128(column.base).magnitude <= exact,
      (Int128(column.base) + reach).magnitude <= exact
    else { return nil }
    return MaskKernels.RealScale(base: Double(column.base), step: Double(column.step))
  }

  // MARK: - Columns

  private func column(_ path: FieldPath) -> NumberColumn? {
    if case .number(let column)? = table.column(at: path) { column } else { nil }
  }
}
