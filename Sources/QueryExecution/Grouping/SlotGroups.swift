import Columnar
import QueryPlan
import Values

/// What the slots of some rows have collected. The last slot takes rows that do not count.
struct SlotGroups: Sendable {
  /// For more slots than these it is quicker to look at all rows than for the first of each.
  private static let mostLookedFor = 4

  /// Why the rows were given up.
  var obstacle: BlockGroups.Obstacle?
  /// What the filter did, block by block.
  var filtering: [BlockGroups.Filtering] = []
  private let layout: SlotLayout
  /// The numbers of rows, where no argument tells them.
  private var rows: SlotSums
  private var arguments: [SlotArgument]
  private var firstRows: [UInt32]
  /// Slots in which no row has been seen.
  private var emptySlots: [UInt16]

  init(_ layout: SlotLayout) {
    self.layout = layout
    arguments = layout.arguments
    rows = SlotSums(slotCount: layout.countingArgument == nil ? layout.slotCount : 0)
    firstRows = Array(repeating: .max, count: layout.slotCount)
    emptySlots = (0..<layout.numbering.count).map { UInt16(truncatingIfNeeded: $0) }
  }

  /// Knows how many rows each slot has.
  private var counted: SlotSums { layout.countingArgument.flatMap { arguments[$0].sums } ?? rows }

  /// Takes a batch of rows, behind all those that came before.
  mutating func add(_ batch: RowSelection) {
    let slots = layout.numbering.slots(batch)
    if layout.countingArgument == nil { rows.add(slots) }
    for index in arguments.indices { arguments[index].add(batch, slots, uncounted: layout.uncounted) }
    noteFirstRows(batch, slots)
  }

  private mutating func noteFirstRows(_ batch: RowSelection, _ slots: RowSlots) {
    guard !emptySlots.isEmpty else { return }
    let counted = counted
    let seen = emptySlots.filter { counted.tallies[Int($0)].count > 0 }
    guard !seen.isEmpty else { return }
    emptySlots.removeAll { counted.tallies[Int($0)].count > 0 }
    if seen.count > SlotGroups.mostLookedFor {
      let places = slots.firstPlaces(slotCount: firstRows.count)
      for slot in seen { firstRows[Int(slot)] = row(of: batch, at: Int(places[Int(slot)])) }
    } else {
      for slot in seen {
        if let place = slots.firstPlace(of: slot) { firstRows[Int(slot)] = row(of: batch, at: place) }
      }
    }
  }

  private func row(of batch: RowSelection, at place: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: batch[place])
  }

  /// Takes what later rows have collected.
  mutating func merge(_ later: SlotGroups) {
    rows.merge(later.rows)
    for index in arguments.indices { arguments[index].merge(later.arguments[index]) }
    for slot in firstRows.indices { firstRows[slot] = min(firstRows[slot], later.firstRows[slot]) }
  }
}

// MARK: - Groups

extension SlotGroups {
  /// The groups in the order of their first rows.
  func collector(_ interruption: Interruption) -> GroupCollector {
    var used = (0..<layout.numbering.count).filter { firstRows[$0] != .max }
    used.sort { firstRows[$0] < firstRows[$1] }
    // Without keys there is a group also of no rows.
    let groups = layout.plan.keys.isEmpty ? [0] : used
    return GroupCollector(
      layout.plan, firstRows: used.map { firstRows[$0] },
      states: layout.plan.states.map { state($0, groups) },
      interruption)
  }

  private func state(_ kind: GroupStateKind, _ groups: [Int]) -> any GroupState {
    switch kind {
    case .rows: return GroupCounts(counts: counts(counted, groups))
    case .values(let argument):
      return GroupCounts(counts: counts(arguments[argument].sums ?? counted, groups))
    case .sum(let argument):
      guard case .number(let column) = arguments[argument].column, let sums = arguments[argument].sums else {
        preconditionFailure("only columns of numbers are added")
      }
      return IntegerSums(
        [0] + groups.map { column.sum(ofCodes: sums.tallies[$0].sum, count: sums.tallies[$0].count) })
    case .smallest(let argument):
      return WordExtremes(
        keepsLargest: false, words: [.max] + groups.map { arguments[argument].smallest?.codes[$0] ?? .max })
    case .largest(let argument):
      return WordExtremes(
        keepsLargest: true, words: [0] + groups.map { arguments[argument].largest?.codes[$0] ?? 0 })
    case .trues, .distinct: preconditionFailure("such groupings have no slots")
    }
  }

  private func counts(_ counted: SlotSums, _ groups: [Int]) -> [UInt32] {
    [0] + groups.map { UInt32(truncatingIfNeeded: counted.tallies[$0].count) }
  }
}
