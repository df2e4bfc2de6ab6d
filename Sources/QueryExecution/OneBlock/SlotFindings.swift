import Columnar

/// What the slots of the rows of a single block have collected.
struct SlotFindings {
  let arguments: [SlotArgument]
  /// Knows how many rows each slot has.
  let rows: SlotSums

  init(_ layout: SlotLayout, _ rows: RowSelection, _ slots: RowSlots) {
    var arguments = layout.arguments
    for index in arguments.indices { arguments[index].add(rows, slots, uncounted: layout.uncounted) }
    self.arguments = arguments
    if let counted = layout.countingArgument.flatMap({ arguments[$0].sums }) {
      self.rows = counted
    } else {
      var sums = SlotSums(slotCount: layout.slotCount)
      sums.add(slots)
      self.rows = sums
    }
  }

  /// Knows how many rows of each slot have a value of an argument.
  func counted(_ argument: Int) -> SlotSums { arguments[argument].sums ?? rows }
}
