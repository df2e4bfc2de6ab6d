import Columnar
import Values

/// What the slots of some rows have collected of one argument.
struct SlotArgument: Sendable {
  let column: Column
  let addsCodes: Bool
  /// The numbers of rows with a value and the sums of their codes; nil where all rows have one, and no sum is asked.
  private(set) var sums: SlotSums?
  private(set) var smallest: SlotExtremes?
  private(set) var largest: SlotExtremes?

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

  /// Takes what other rows have collected.
  mutating func merge(_ other: SlotArgument) {
    if let added = other.sums { sums?.merge(added) }
    if let added = other.smallest { smallest?.merge(added) }
    if let added = other.largest { largest?.merge(added) }
  }
}

extension NumberColumn {
  /// The sum of so many numbers whose codes have this sum.
  func sum(ofCodes sum: UInt64, count: UInt64) -> Int128 {
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
