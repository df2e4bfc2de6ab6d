import Columnar
import QueryPlan
import TestSupport
import Values

/// Computes groups the plain way. Sums of the values here are exact, in integers and in reals.
struct PlainGrouping {
  let columns: [[Scalar]]
  let keys: [Int]
  let aggregates: [(BoundAggregate.Function, Int?)]

  /// Columns of every type with few different values, some of them null.
  static func columns(_ rowCount: Int, _ random: inout SeededGenerator) -> [(ScalarType, [Scalar])] {
    (ScalarType.allCases + ScalarType.allCases).map { type in
      let variety = random.pick([1, 3, 20, 500])
      let nulls = random.pick([0, 0, 20, 100])
      return (
        type,
        (0..<rowCount).map { _ in
          random.chance(nulls, in: 100) ? .null : value(type, random.below(variety))
        }
      )
    }
  }

  static func value(_ type: ScalarType, _ number: Int) -> Scalar {
    let number = Int64(number)
    let signed = number % 2 == 0 ? number : -number
    return switch type {
    case .boolean: .boolean(number % 2 == 0)
    case .integer: .integer(signed * 1_000_000_007)
    case .real: .real(Double(signed) / 4)
    case .text: .text(String(repeating: "é", count: Int(number % 5)) + "\(number)")
    case .duration: .duration(ExactDuration(microseconds: signed * 999_983))
    case .date: .date(CalendarDate(uncheckedDays: signed * 31))
    case .timestamp: .timestamp(Timestamp(uncheckedMicroseconds: signed * 86_399_999_999))
    }
  }

  func rows(of passing: [Int]) -> [[Scalar]] {
    var numbers: [[Scalar]: Int] = [:]
    var groups: [(keys: [Scalar], rows: [Int])] = keys.isEmpty ? [([], [])] : []
    if keys.isEmpty { numbers[[]] = 0 }
    for row in passing {
      let tuple = keys.map { columns[$0][row] }
      let number = numbers[tuple] ?? groups.count
      if number == groups.count {
        groups.append((tuple, []))
        numbers[tuple] = number
      }
      groups[number].rows.append(row)
    }
    return groups.map { group in
      group.keys
        + aggregates.map { function, field in
          guard let field else { return .integer(Int64(group.rows.count)) }
          return value(function, of: group.rows.map { columns[field][$0] }.filter { !$0.isNull })
        }
    }
  }

  private func value(_ function: BoundAggregate.Function, of values: [Scalar]) -> Scalar {
    switch function {
    case .countRows, .count: return .integer(Int64(values.count))
    case .countDistinct: return .integer(Int64(Set(values).count))
    case .min: return values.min(by: PlainGrouping.precedes) ?? .null
    case .max: return values.max(by: PlainGrouping.precedes) ?? .null
    case .sum, .avg:
      guard let first = values.first else { return .null }
      return function == .sum ? sum(values, like: first) : average(values, like: first)
    }
  }

  private func sum(_ values: [Scalar], like first: Scalar) -> Scalar {
    switch first {
    case .real: .real(values.reduce(0) { $0 + PlainGrouping.real($1) })
    case .duration: .duration(ExactDuration(microseconds: values.reduce(0) { $0 + PlainGrouping.number($1) }))
    default: .integer(values.reduce(0) { $0 + PlainGrouping.number($1) })
    }
  }

  private func average(_ values: [Scalar], like first: Scalar) -> Scalar {
    let sum = values.reduce(0) { $0 + PlainGrouping.number($1) }
    let count = Int64(values.count)
    switch first {
    case .real: return .real(values.reduce(0) { $0 + PlainGrouping.real($1) } / Double(count))
    case .duration:
      // Toward the nearest microsecond, halves to the even one.
      let (whole, rest) = sum.magnitude.quotientAndRemainder(dividingBy: UInt64(count))
      let isUp = 2 * rest > UInt64(count) || (2 * rest == UInt64(count) && whole % 2 == 1)
      let magnitude = Int64(whole + (isUp ? 1 : 0))
      return .duration(ExactDuration(microseconds: sum < 0 ? -magnitude : magnitude))
    default: return .real(Double(sum) / Double(count))
    }
  }

  private static func real(_ value: Scalar) -> Double {
    if case .real(let real) = value { real } else { 0 }
  }

  private static func number(_ value: Scalar) -> Int64 {
    if case .boolean(let truth) = value { truth ? 1 : 0 } else { TestTable.number(value) }
  }

  static func precedes(_ left: Scalar, _ right: Scalar) -> Bool {
    switch (left, right) {
    case (.boolean(let left), .boolean(let right)): !left && right
    case (.real(let left), .real(let right)): left < right
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    default: number(left) < number(right)
    }
  }
}
