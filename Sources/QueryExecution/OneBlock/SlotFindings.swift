import Columnar

/// What the slots of the rows of a single block have collected.
struct SlotFindings {
  let arguments: [SlotArgument]
  /// How many rows each slot has.
  let rowCounts: [UInt64]

  init(_ layout: SlotLayout, _ rows: RowSelection, _ slots: RowSlots) {
    var arguments = layout.arguments
    for index in arguments.indices { arguments[index].add(rows, slots, uncounted: layout.uncounted) }
    self.arguments = arguments
    if let counts = layout.countingArgument.flatMap({ arguments[$0].sums?.counts }) {
      rowCounts = counts
    } else {
      var sums = SlotSums(slotCount: layout.slotCount)
      sums.add(slots)
      rowCounts = sums.counts
    }
  }

  /// How many rows of each slot have a value of an argument.
  func counts(_ argument: Int) -> [UInt64] { arguments[argument].sums?.counts ?? rowCounts }
}
