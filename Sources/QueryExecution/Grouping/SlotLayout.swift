import Columnar
import QueryPlan
import Values

/// How the groups of a plan get slots: its keys are columns of few values, each combination of which has one, and its
/// aggregates are counts, sums and extremes of codes. A class, because a query that is run again hands it on several times.
final class SlotLayout: Sendable {
  let plan: GroupingPlan
  let numbering: SlotNumbers
  /// By argument: what is to be collected, of no rows.
  let arguments: [SlotArgument]
  /// The argument whose numbers of values are those of rows.
  let countingArgument: Int?

  /// So many slots cost nothing, however few rows there are.
  private static let fewSlots = 256

  /// Nil where a key has many values, or an aggregate needs more than codes.
  init?(_ plan: GroupingPlan, rowCount: Int) {
    var keys: [SlotNumbers.Key] = []
    for key in plan.keys {
      guard let slotKey = key.slotKey else { return nil }
      keys.append(slotKey)
    }
    var columns: [Column] = []
    for argument in plan.arguments {
      guard let column = argument.column else { return nil }
      columns.append(column)
    }
    guard let numbering = SlotNumbers(keys), numbering.count <= max(SlotLayout.fewSlots, rowCount),
      plan.states.allSatisfy({ $0.isOfCodes(plan.arguments) })
    else { return nil }
    self.plan = plan
    self.numbering = numbering
    arguments = columns.enumerated().map { index, column in
      SlotArgument(index, column, plan.states, slotCount: numbering.count + 1)
    }
    countingArgument = arguments.firstIndex { $0.addsCodes && $0.column.nullity.validity == nil }
  }

  /// One more than there are combinations: the last slot takes rows that do not count.
  var slotCount: Int { numbering.count + 1 }

  /// The slot of rows that do not count.
  var uncounted: UInt16 { UInt16(truncatingIfNeeded: numbering.count) }
}

extension GroupStateKind {
  /// True where codes, or which rows have a value, are all that is needed.
  fileprivate func isOfCodes(_ arguments: [ValueSource]) -> Bool {
    switch self {
    case .rows, .values: return true
    case .trues, .distinct: return false
    case .sum(let argument):
      guard case .codes(let codes, of: .number) = arguments[argument].content else { return false }
      return codes.bytesPerCode <= 4
    case .smallest(let argument), .largest(let argument):
      if case .codes = arguments[argument].content { return true }
      return false
    }
  }
}
