import Columnar
import QueryPlan
import Values

/// One aggregate of every group of a single block, computed from what slots have collected.
enum GroupFigure: Sendable {
  case rows
  /// The number of rows with a value of an argument.
  case values(Int)
  /// No sum of so few numbers leaves 64 bits.
  case sum(Int, NumberColumn)
  case average(Int, NumberColumn)
  case smallest(Int, NumberColumn)
  case largest(Int, NumberColumn)

  /// Nil for aggregates of other than numbers, and for sums that might leave 64 bits.
  init?(_ aggregate: GroupingPlan.Aggregate, _ arguments: [SlotArgument], mostRows: Int) {
    guard let argument = aggregate.argument else {
      self = .rows
      return
    }
    if case .count = aggregate.function {
      self = .values(argument)
      return
    }
    guard case .number(let column) = arguments[argument].column else { return nil }
    switch aggregate.function {
    case .countRows, .count, .countDistinct: return nil
    case .sum:
      guard column.addsUp(mostRows) else { return nil }
      self = .sum(argument, column)
    case .avg: self = .average(argument, column)
    case .min: self = .smallest(argument, column)
    case .max: self = .largest(argument, column)
    }
  }

  var type: ScalarType {
    switch self {
    case .rows, .values: .integer
    case .sum(_, let column), .smallest(_, let column), .largest(_, let column): column.type
    case .average(_, let column): column.type == .duration ? .duration : .real
    }
  }

  /// The figure of some groups, by their slots.
  func column(_ groups: [Int], _ found: SlotFindings) -> Column {
    switch self {
    case .rows: return .number(NumberColumn(.integer, unscaled: groups.map { Int64(found.rowCounts[$0]) }))
    case .values(let argument):
      let counts = found.counts(argument)
      return .number(NumberColumn(.integer, unscaled: groups.map { Int64(counts[$0]) }))
    case .sum(let argument, let column):
      guard let sums = found.arguments[argument].sums?.sums else { break }
      let counts = found.counts(argument)
      let (base, step) = (column.base, column.step)
      // Wrapping is exact where the sum is one of 64 bits.
      return GroupFigure.numbers(column.type, groups, counts) { slot in
        base &* Int64(truncatingIfNeeded: counts[slot]) &+ Int64(truncatingIfNeeded: step &* sums[slot])
      }
    case .average(let argument, let column):
      guard let sums = found.arguments[argument].sums?.sums else { break }
      return GroupFigure.averages(of: column, groups, found.counts(argument), sums)
    case .smallest(let argument, let column):
      guard let codes = found.arguments[argument].smallest?.codes else { break }
      return GroupFigure.numbers(column.type, groups, found.counts(argument)) {
        column.value(ofCode: codes[$0])
      }
    case .largest(let argument, let column):
      guard let codes = found.arguments[argument].largest?.codes else { break }
      return GroupFigure.numbers(column.type, groups, found.counts(argument)) {
        column.value(ofCode: codes[$0])
      }
    }
    preconditionFailure("what the plan needs of an argument is collected")
  }

  private static func averages(
    of column: NumberColumn, _ groups: [Int], _ counts: [UInt64], _ sums: [UInt64]
  ) -> Column {
    if column.type == .duration {
      return numbers(.duration, groups, counts) { slot in
        let sum = column.sum(ofCodes: sums[slot], count: counts[slot])
        // An average lies between the smallest length and the largest.
        return ExactDuration.average(sum: sum, count: Int64(counts[slot]))?.microseconds ?? 0
      }
    }
    let averages = groups.map { slot in
      guard counts[slot] > 0 else { return 0.0 }
      return IntegerMath.average(
        sum: column.sum(ofCodes: sums[slot], count: counts[slot]), count: Int64(counts[slot]))
    }
    return .real(RealColumn(values: averages, nullity: nullity(groups, counts)))
  }

  /// Numbers of groups, of which those without a value are null.
  @inline(__always)
  private static func numbers(
    _ type: ScalarType, _ groups: [Int], _ counts: [UInt64], _ number: (Int) -> Int64
  ) -> Column {
    if groups.allSatisfy({ counts[$0] > 0 }) {
      return .number(NumberColumn(type, unscaled: groups.map(number)))
    }
    let numbers = groups.map { counts[$0] > 0 ? number($0) : 0 }
    return .number(NumberColumn(type, values: numbers, nullity: nullity(groups, counts)))
  }

  private static func nullity(_ groups: [Int], _ counts: [UInt64]) -> Nullity {
    var validity = Bitmap(repeating: true, count: groups.count)
    for (group, slot) in groups.enumerated() where counts[slot] == 0 { validity[group] = false }
    return Nullity(validity: validity)
  }
}

extension NumberColumn {
  /// True where so many numbers add up to one of 64 bits, whichever they are.
  fileprivate func addsUp(_ count: Int) -> Bool {
    let magnitude = max(base.magnitude, value(ofCode: largestCode).magnitude)
    let (sum, overflow) = magnitude.multipliedReportingOverflow(by: UInt64(max(count, 0)))
    return !overflow && sum <= UInt64(Int64.max)
  }
}
