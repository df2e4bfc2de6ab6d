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
    case .rows: return GroupFigure.counts(found.rows, groups)
    case .values(let argument): return GroupFigure.counts(found.counted(argument), groups)
    case .sum(let argument, let column):
      guard let sums = found.arguments[argument].sums else { break }
      let (base, step) = (UInt64(bitPattern: column.base), column.step)
      // Wrapping is exact where the sum is one of 64 bits.
      let number: (SlotSums.Tally) -> UInt64 = { base &* $0.count &+ step &* $0.sum }
      if GroupFigure.haveValues(groups, sums) {
        return .number(NumberColumn(column.type, unscaled: GroupFigure.bits(groups, sums, number)))
      }
      return GroupFigure.nullable(column.type, groups, sums) { Int64(bitPattern: number(sums.tallies[$0])) }
    case .average(let argument, let column):
      guard let sums = found.arguments[argument].sums else { break }
      return GroupFigure.averages(of: column, groups, sums)
    case .smallest(let argument, let column):
      guard let codes = found.arguments[argument].smallest?.codes else { break }
      return GroupFigure.numbers(column.type, groups, found.counted(argument)) {
        column.value(ofCode: codes[$0])
      }
    case .largest(let argument, let column):
      guard let codes = found.arguments[argument].largest?.codes else { break }
      return GroupFigure.numbers(column.type, groups, found.counted(argument)) {
        column.value(ofCode: codes[$0])
      }
    }
    preconditionFailure("what the plan needs of an argument is collected")
  }

  private static func counts(_ counted: SlotSums, _ groups: [Int]) -> Column {
    .number(NumberColumn(.integer, unscaled: bits(groups, counted) { $0.count }))
  }

  /// Numbers of groups, by their bits: what is made of the tally of each.
  @inline(__always)
  private static func bits(
    _ groups: [Int], _ counted: SlotSums, _ number: (SlotSums.Tally) -> UInt64
  ) -> [UInt64] {
    let (groups, tallies) = (groups.span, counted.tallies.span)
    var numbers = [UInt64](repeating: 0, count: groups.count)
    var written = numbers.mutableSpan
    for group in groups.indices { written[group] = number(tallies[groups[group]]) }
    return numbers
  }

  private static func averages(of column: NumberColumn, _ groups: [Int], _ sums: SlotSums) -> Column {
    if column.type == .duration {
      return numbers(.duration, groups, sums) { slot in
        let sum = column.sum(ofCodes: sums.tallies[slot].sum, count: sums.tallies[slot].count)
        // An average lies between the smallest length and the largest.
        return ExactDuration.average(sum: sum, count: Int64(sums.tallies[slot].count))?.microseconds ?? 0
      }
    }
    let averages = groups.map { slot in
      guard sums.tallies[slot].count > 0 else { return 0.0 }
      return IntegerMath.average(
        sum: column.sum(ofCodes: sums.tallies[slot].sum, count: sums.tallies[slot].count),
        count: Int64(sums.tallies[slot].count))
    }
    return .real(RealColumn(values: averages, nullity: nullity(groups, sums)))
  }

  /// Numbers of groups, of which those without a value are null.
  @inline(__always)
  private static func numbers(
    _ type: ScalarType, _ groups: [Int], _ counted: SlotSums, _ number: (Int) -> Int64
  ) -> Column {
    guard haveValues(groups, counted) else { return nullable(type, groups, counted, number) }
    return .number(NumberColumn(type, unscaled: groups.map { UInt64(bitPattern: number($0)) }))
  }

  /// True where no group is without a value.
  private static func haveValues(_ groups: [Int], _ counted: SlotSums) -> Bool {
    let (groups, tallies) = (groups.span, counted.tallies.span)
    return groups.indices.allSatisfy { tallies[groups[$0]].count > 0 }
  }

  private static func nullable(
    _ type: ScalarType, _ groups: [Int], _ counted: SlotSums, _ number: (Int) -> Int64
  ) -> Column {
    let numbers = groups.map { counted.tallies[$0].count > 0 ? number($0) : 0 }
    return .number(NumberColumn(type, values: numbers, nullity: nullity(groups, counted)))
  }

  private static func nullity(_ groups: [Int], _ counted: SlotSums) -> Nullity {
    var validity = Bitmap(repeating: true, count: groups.count)
    for (group, slot) in groups.enumerated() where counted.tallies[slot].count == 0 {
      validity[group] = false
    }
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
