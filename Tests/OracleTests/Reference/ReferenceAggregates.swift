import Columnar
import QueryPlan
import Values

/// What aggregates make of the values of a group, one a row of the table and none null.
enum ReferenceAggregates {
  static func value(
    _ function: BoundAggregate.Function, of values: [(row: Int, value: Scalar)]
  ) throws(OperationFailure) -> Scalar {
    switch function {
    case .countRows, .count: .integer(Int64(values.count))
    case .countDistinct: .integer(Int64(Set(values.map(\.value)).count))
    case .min: extreme(values, sign: -1)
    case .max: extreme(values, sign: 1)
    case .sum: try values.isEmpty ? .null : sum(values)
    case .avg: try values.isEmpty ? .null : average(values)
    }
  }

  private static func extreme(_ values: [(row: Int, value: Scalar)], sign: Int) -> Scalar {
    values.reduce(.null) { best, next in
      best.isNull || ReferenceOrder.compare(next.value, best) * sign > 0 ? next.value : best
    }
  }

  private static func sum(_ values: [(row: Int, value: Scalar)]) throws(OperationFailure) -> Scalar {
    if case .real = values[0].value { return .real(try realSum(values)) }
    let (magnitude, isNegative) = wholeSum(values)
    guard let narrow = magnitude.uint64 else { throw OperationFailure(reason: .overflow) }
    let sum = isNegative ? -Int128(narrow) : Int128(narrow)
    if case .duration = values[0].value { return try ReferenceArithmetic.duration(sum) }
    return try ReferenceArithmetic.integer(sum)
  }

  private static func average(_ values: [(row: Int, value: Scalar)]) throws(OperationFailure) -> Scalar {
    let count = UInt64(values.count)
    if case .real = values[0].value { return .real(try realSum(values) / Double(count)) }
    let (magnitude, isNegative) = wholeSum(values)
    guard case .duration = values[0].value else {
      return .real(ExactRatio.nearestReal(magnitude, count) * (isNegative ? -1 : 1))
    }
    let (quotient, remainder) = magnitude.divided(by: count)
    guard let whole = quotient.uint64 else {
      preconditionFailure("a mean lies between the smallest and the largest value")
    }
    let isAboveHalf = remainder * 2 > count || (remainder * 2 == count && whole % 2 == 1)
    let rounded = Int128(whole) + (isAboveHalf ? 1 : 0)
    return try ReferenceArithmetic.duration(isNegative ? -rounded : rounded)
  }

  /// The exact sum of integers, microseconds, or ones for what is true.
  private static func wholeSum(
    _ values: [(row: Int, value: Scalar)]
  ) -> (magnitude: WideNatural, isNegative: Bool) {
    var above = WideNatural(0)
    var below = WideNatural(0)
    for (_, value) in values {
      let whole = whole(value)
      let magnitude = WideNatural(whole.magnitude)
      if whole < 0 { below = below.adding(magnitude) } else { above = above.adding(magnitude) }
    }
    let (magnitude, isLarger) = below.distance(to: above)
    return (magnitude, isLarger)
  }

  private static func whole(_ value: Scalar) -> Int64 {
    switch value {
    case .integer(let integer): integer
    case .duration(let duration): duration.microseconds
    case .boolean(let truth): truth ? 1 : 0
    case .null, .real, .text, .date, .timestamp: preconditionFailure("\(value) cannot be summed")
    }
  }

  /// A compensated sum of the compensated sums of every block of the table.
  private static func realSum(_ values: [(row: Int, value: Scalar)]) throws(OperationFailure) -> Double {
    var total = CompensatedSum()
    var block = CompensatedSum()
    var blockNumber = 0
    for (row, value) in values {
      guard case .real(let real) = value else { preconditionFailure("\(value) stands among reals") }
      if row / Blocks.rowCount != blockNumber {
        total.add(block.value)
        block = CompensatedSum()
        blockNumber = row / Blocks.rowCount
      }
      block.add(real)
    }
    total.add(block.value)
    guard total.value.isFinite else { throw OperationFailure(reason: .notFinite) }
    return total.value
  }
}

/// A sum of reals and what its roundings lost: A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation
/// endlicher Summen, 1974.
private struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  var value: Double { sum + lost }

  mutating func add(_ real: Double) {
    let next = sum + real
    lost += sum.magnitude >= real.magnitude ? (sum - next) + real : (real - next) + sum
    sum = next
  }
}
