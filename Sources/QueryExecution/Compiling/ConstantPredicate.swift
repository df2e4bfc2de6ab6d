import Columnar
import QueryPlan
import Values

/// A predicate on one operand, everything else in it constant and not null (but for items of a list).
struct ConstantPredicate {
  enum Kind {
    case comparison(Comparison, Scalar)
    case between(Scalar, Scalar)
    case membership([Scalar])
    case textMatch(TextMatch, [UInt8])
  }

  let subject: ExpressionID
  let kind: Kind

  private var isNegated: Bool {
    if case .comparison(.notEqual, _) = kind { true } else { false }
  }

  private var hasNullItem: Bool {
    if case .membership(let items) = kind { items.contains { $0.isNull } } else { false }
  }

  // MARK: - On values

  /// The test on a vector of values; nil where the general way is as good.
  func constantTest(subjectType: ScalarType) -> ConstantTest? {
    domain(subjectType).map {
      ConstantTest($0, isNegated: isNegated, isNullElsewhere: hasNullItem)
    }
  }

  private func domain(_ type: ScalarType) -> ConstantTest.Domain? {
    switch type {
    case .boolean: booleanDomain
    case .text: textDomain
    case .real:
      switch kind {
      case .membership(let items):
        .bitPatterns(CodeSet(items.compactMap { Interval.real(equalTo: $0)?.bitPattern }))
      case .comparison, .between, .textMatch: reals.map { .reals($0.0, $0.1) } ?? ConstantTest.Domain.none
      }
    case .integer, .duration, .date, .timestamp:
      switch kind {
      case .membership(let items):
        .bitPatterns(
          CodeSet(items.compactMap { Interval.integer(equalTo: $0).map { UInt64(bitPattern: $0) } }))
      case .comparison, .between, .textMatch: integers.map { .numbers($0) } ?? ConstantTest.Domain.none
      }
    }
  }

  private var booleanDomain: ConstantTest.Domain? {
    guard case .membership(let items) = kind else { return nil }
    return .booleans(hasFalse: items.contains(.boolean(false)), hasTrue: items.contains(.boolean(true)))
  }

  private var textDomain: ConstantTest.Domain {
    switch kind {
    // `!=` is the negation of `=`, as for numbers.
    case .comparison(let comparison, let bound):
      .texts(TextPredicate(.comparison(comparison == .notEqual ? .equal : comparison, bound.utf8)))
    case .between(let low, let high): .texts(TextPredicate(.between(low.utf8, high.utf8)))
    case .membership(let items):
      .texts(
        TextPredicate(
          .member(TextSet(items.compactMap { if case .text(let text) = $0 { text } else { nil } }))))
    case .textMatch(let match, let pattern):
      TextPredicate(match, pattern: pattern.span).map { .texts($0) } ?? .badPattern
    }
  }

  private var integers: ClosedRange<Int64>? {
    switch kind {
    case .comparison(let comparison, let bound): Interval.integers(comparison, bound)
    case .between(let low, let high):
      if let low = Interval.integers(.greaterOrEqual, low), let high = Interval.integers(.lessOrEqual, high),
        low.lowerBound <= high.upperBound
      {
        low.lowerBound...high.upperBound
      } else {
        nil
      }
    case .membership, .textMatch: nil
    }
  }

  private var reals: (Double, Double)? {
    switch kind {
    case .comparison(let comparison, let bound): Interval.reals(comparison, bound)
    case .between(let low, let high):
      if let low = Interval.reals(.greaterOrEqual, low), let high = Interval.reals(.lessOrEqual, high) {
        (low.0, high.1)
      } else {
        nil
      }
    case .membership, .textMatch: nil
    }
  }

  // MARK: - On codes

  /// The test on the codes of a column; nil where it has none that would help.
  func columnTest(on column: Column, _ interruption: Interruption) -> ColumnTest? {
    switch column {
    case .number(let column):
      return ColumnTest(
        codes: column.codes, validity: column.nullity.validity, zones: column.zones,
        domain: codeDomain(of: column), isNegated: isNegated, isNullElsewhere: hasNullItem,
        column: .number(column))
    case .text(let column):
      return columnTest(on: column, interruption)
    case .mixed(let column):
      return columnTest(on: column.reading, interruption)
    case .boolean, .real, .record, .list:
      return nil
    }
  }

  private func columnTest(on column: TextColumn, _ interruption: Interruption) -> ColumnTest? {
    guard case .dictionary(let texts, let codes, let zones) = column.storage,
      case .texts(let predicate) = textDomain
    else { return nil }
    return ColumnTest(
      codes: codes, validity: column.nullity.validity, zones: zones,
      domain: DictionaryLookup(texts).codes(for: predicate, interruption), isNegated: isNegated,
      isNullElsewhere: hasNullItem, column: .text(column))
  }

  private func codeDomain(of column: NumberColumn) -> ColumnTest.Domain {
    switch kind {
    case .membership(let items):
      return .range(
        smallestRangeOf: items.compactMap { Interval.integer(equalTo: $0).flatMap { column.code(of: $0) } })
    case .comparison, .between, .textMatch:
      return integers.flatMap { column.codes(of: $0) }.map { .range($0) } ?? .none
    }
  }
}

extension ColumnTest.Domain {
  /// The codes as a range where they are neighbours, else as a set.
  static func range(smallestRangeOf codes: [UInt64]) -> ColumnTest.Domain {
    guard let smallest = codes.min(), let largest = codes.max() else { return .none }
    if smallest == largest { return .range(smallest...largest) }
    if largest - smallest < UInt64(codes.count) {
      var isPresent = [Bool](repeating: false, count: Int(largest - smallest) + 1)
      for code in codes { isPresent[Int(code - smallest)] = true }
      if isPresent.allSatisfy({ $0 }) { return .range(smallest...largest) }
    }
    return .set(CodeSet(codes))
  }
}

extension NumberColumn {
  /// The code of a number; nil where no row can have it.
  func code(of number: Int64) -> UInt64? { codes(of: number...number)?.lowerBound }

  /// The codes of the numbers in a range; nil where no code stands for any of them.
  func codes(of numbers: ClosedRange<Int64>) -> ClosedRange<UInt64>? {
    guard numbers.upperBound >= base else { return nil }
    // Distances from the base are exact without sign, because the numbers are not below it.
    let upper = min(UInt64(bitPattern: numbers.upperBound &- base) / step, largestCode)
    guard numbers.lowerBound > base else { return 0...upper }
    let distance = UInt64(bitPattern: numbers.lowerBound &- base)
    let lower = distance / step + (distance % step == 0 ? 0 : 1)
    return lower <= upper ? lower...upper : nil
  }
}
