import Columnar
import QueryPlan
import Values

/// What the slots of some rows have collected. The last slot takes rows that do not count.
struct SlotGroups: Sendable {
  /// What is kept of an argument.
  private struct Argument: Sendable {
    let column: Column
    /// The numbers of rows with a value and the sums of their codes; nil where all rows have one, and no sum is asked.
    var sums: SlotSums?
    let addsCodes: Bool
    var smallest: SlotExtremes?
    var largest: SlotExtremes?

    init(_ index: Int, _ column: Column, _ states: [GroupStateKind], slotCount: Int) {
      self.column = column
      addsCodes = states.contains(.sum(index))
      if addsCodes || column.nullity.validity != nil { sums = SlotSums(slotCount: slotCount) }
      if states.contains(.smallest(index)) {
        smallest = SlotExtremes(keepsLargest: false, slotCount: slotCount)
      }
      if states.contains(.largest(index)) {
        largest = SlotExtremes(keepsLargest: true, slotCount: slotCount)
      }
    }

    /// Takes a batch of rows by their slots; those without a value go to another.
    mutating func add(_ batch: RowSelection, _ slots: RowSlots, uncounted: UInt16) {
      var counted = slots
      if let validity = column.nullity.validity {
        var numbers = slots.numbers
        GatherKernels.bits(validity, rows: batch).inverted.forEachSet { numbers[$0] = uncounted }
        counted = .numbers(numbers)
      }
      let codes = column.codes
      if addsCodes, let codes {
        sums?.add(counted, codes, batch)
      } else {
        sums?.add(counted)
      }
      guard smallest != nil || largest != nil, let codes else { return }
      let (words, numbers) = (GatherKernels.codes(codes, rows: batch), counted.numbers)
      smallest?.add(numbers, words)
      largest?.add(numbers, words)
    }
  }

  /// For more slots than these it is quicker to look at all rows than for the first of each.
  private static let mostLookedFor = 4

  /// Why the rows were given up.
  var obstacle: BlockGroups.Obstacle?
  /// What the filter did, block by block.
  var filtering: [BlockGroups.Filtering] = []
  private let plan: GroupingPlan
  private let numbering: SlotNumbers
  /// The numbers of rows, where no argument tells them.
  private var rows: SlotSums
  /// The argument whose numbers of values are those of rows.
  private let countingArgument: Int?
  private var arguments: [Argument]
  private var firstRows: [UInt32]
  /// Slots in which no row has been seen.
  private var emptySlots: [UInt16]

  init(_ grouping: SlotGrouping) {
    plan = grouping.plan
    numbering = grouping.slots
    let slotCount = numbering.count + 1
    arguments = grouping.columns.enumerated().map { index, column in
      Argument(index, column, grouping.plan.states, slotCount: slotCount)
    }
    countingArgument = arguments.firstIndex { $0.addsCodes && $0.column.nullity.validity == nil }
    rows = SlotSums(slotCount: countingArgument == nil ? slotCount : 0)
    firstRows = Array(repeating: .max, count: slotCount)
    emptySlots = (0..<numbering.count).map { UInt16(truncatingIfNeeded: $0) }
  }

  /// How many rows each slot has.
  private var rowCounts: [UInt64] {
    countingArgument.flatMap { arguments[$0].sums?.counts } ?? rows.counts
  }

  /// Takes a batch of rows, behind all those that came before.
  mutating func add(_ batch: RowSelection) {
    let slots = numbering.slots(batch)
    if countingArgument == nil { rows.add(slots) }
    let uncounted = UInt16(truncatingIfNeeded: numbering.count)
    for index in arguments.indices { arguments[index].add(batch, slots, uncounted: uncounted) }
    noteFirstRows(batch, slots)
  }

  private mutating func noteFirstRows(_ batch: RowSelection, _ slots: RowSlots) {
    guard !emptySlots.isEmpty else { return }
    let counts = rowCounts
    let seen = emptySlots.filter { counts[Int($0)] > 0 }
    guard !seen.isEmpty else { return }
    emptySlots.removeAll { counts[Int($0)] > 0 }
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
    for index in arguments.indices {
      let other = later.arguments[index]
      if let sums = other.sums { arguments[index].sums?.merge(sums) }
      if let smallest = other.smallest { arguments[index].smallest?.merge(smallest) }
      if let largest = other.largest { arguments[index].largest?.merge(largest) }
    }
    for slot in firstRows.indices { firstRows[slot] = min(firstRows[slot], later.firstRows[slot]) }
  }
}

// MARK: - Groups

extension SlotGroups {
  /// The groups in the order of their first rows.
  func collector(_ interruption: Interruption) -> GroupCollector {
    var used = (0..<numbering.count).filter { firstRows[$0] != .max }
    used.sort { firstRows[$0] < firstRows[$1] }
    // Without keys there is a group also of no rows.
    let groups = plan.keys.isEmpty ? [0] : used
    return GroupCollector(
      plan, firstRows: used.map { firstRows[$0] }, states: plan.states.map { state($0, groups) }, interruption
    )
  }

  private func state(_ kind: GroupStateKind, _ groups: [Int]) -> any GroupState {
    switch kind {
    case .rows: return GroupCounts(counts: counts(rowCounts, groups))
    case .values(let argument):
      return GroupCounts(counts: counts(arguments[argument].sums?.counts ?? rowCounts, groups))
    case .sum(let argument):
      guard case .number(let column) = arguments[argument].column, let sums = arguments[argument].sums else {
        preconditionFailure("only columns of numbers are added")
      }
      return IntegerSums([0] + groups.map { column.sum(ofCodes: sums.sums[$0], count: sums.counts[$0]) })
    case .smallest(let argument):
      return WordExtremes(
        keepsLargest: false, words: [.max] + groups.map { arguments[argument].smallest?.codes[$0] ?? .max })
    case .largest(let argument):
      return WordExtremes(
        keepsLargest: true, words: [0] + groups.map { arguments[argument].largest?.codes[$0] ?? 0 })
    case .trues, .distinct: preconditionFailure("such groupings have no slots")
    }
  }

  private func counts(_ counts: [UInt64], _ groups: [Int]) -> [UInt32] {
    [0] + groups.map { UInt32(truncatingIfNeeded: counts[$0]) }
  }
}

extension NumberColumn {
  /// The sum of so many numbers whose codes have this sum.
  fileprivate func sum(ofCodes sum: UInt64, count: UInt64) -> Int128 {
    // Fewer than 2³² numbers of 64 bits: nothing here comes near 127 bits.
    Int128(base) * Int128(count) + Int128(step) * Int128(sum)
  }
}

extension Column {
  /// The codes of a column that has them.
  fileprivate var codes: CodeVector? {
    switch self {
    case .number(let column): return column.codes
    case .text, .mixed:
      guard case .dictionary(_, let codes, _) = texts?.storage else { return nil }
      return codes
    case .boolean, .real, .record, .list: return nil
    }
  }
}
