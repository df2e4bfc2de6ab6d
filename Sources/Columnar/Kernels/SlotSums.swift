/// How many rows each slot has, and the sums of their codes.
///
/// The rows of a batch are counted in tables of their own, of which several take turns: rows of one slot that follow
/// each other would wait for each other's addition. A count and a sum of narrow codes share a word: one addition for
/// both takes two thirds of the time of two.
package struct SlotSums: Sendable {
  package private(set) var counts: [UInt64]
  package private(set) var sums: [UInt64]

  /// Rows in a batch: so many codes of 16 bits add up to less than 2³².
  package static let mostRows = Blocks.rowCount
  private static let laneCount = 4
  /// Tables of more slots are too large for several.
  private static let mostSlotsForLanes = 1 << 9

  private var tables: [UInt64]
  private let lanes: Int

  package init(slotCount: Int) {
    counts = Array(repeating: 0, count: slotCount)
    sums = counts
    lanes = slotCount <= SlotSums.mostSlotsForLanes ? SlotSums.laneCount : 1
    tables = Array(repeating: 0, count: slotCount * lanes)
  }

  /// Counts rows.
  package mutating func add(_ slots: RowSlots) {
    precondition(slots.count <= SlotSums.mostRows, "the sums of a batch do not overflow")
    addToTables(slots) { _ in 1 }
    takeTables { (count: $0, sum: 0) }
  }

  /// Counts rows and adds their codes, which are at most of 32 bits.
  package mutating func add(_ slots: RowSlots, _ codes: CodeVector, _ rows: RowSelection) {
    precondition(slots.count == rows.count && slots.count <= SlotSums.mostRows, "a slot for each row")
    switch codes {
    case .bytes(let codes): addNarrow(slots, codes, rows)
    case .halves(let codes): addNarrow(slots, codes, rows)
    case .words(let codes):
      addToTables(slots) { _ in 1 }
      takeTables { (count: $0, sum: 0) }
      SlotSums.withCodes(codes, rows) { codes in
        addToTables(slots) { UInt64(codes[$0]) }
      }
      takeTables { (count: 0, sum: $0) }
    case .longs: preconditionFailure("codes of 64 bits are added elsewhere")
    }
  }

  @inline(__always)
  private mutating func addNarrow<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ slots: RowSlots, _ codes: StoredArray<Code>, _ rows: RowSelection
  ) {
    SlotSums.withCodes(codes, rows) { codes in
      addToTables(slots) { 1 &<< 32 | UInt64(codes[$0]) }
    }
    takeTables { (count: $0 >> 32, sum: $0 & 0xFFFF_FFFF) }
  }

  /// Adds the sums of other rows.
  package mutating func merge(_ other: SlotSums) {
    for slot in counts.indices {
      counts[slot] &+= other.counts[slot]
      sums[slot] &+= other.sums[slot]
    }
  }

  @inline(__always)
  private mutating func addToTables(_ slots: RowSlots, _ value: (Int) -> UInt64) {
    switch slots {
    case .numbers(let numbers): numbers.withUnsafeBufferPointer { addToTables($0, value) }
    case .codes(let codes): codes.span.withUnsafeBufferPointer { addToTables($0, value) }
    }
  }

  // Pointers stay inside the closures that they are given to; slots are checked before they are places.
  @inline(__always)
  private mutating func addToTables<Slot: FixedWidthInteger & UnsignedInteger>(
    _ slots: UnsafeBufferPointer<Slot>, _ value: (Int) -> UInt64
  ) {
    var largest: Slot = 0
    for slot in slots { largest = max(largest, slot) }
    precondition(slots.isEmpty || Int(largest) < counts.count, "every row has a slot")
    let (lanes, stride) = (lanes, counts.count)
    tables.withUnsafeMutableBufferPointer { tables in
      guard let first = tables.baseAddress else { return }
      var place = 0
      if lanes == SlotSums.laneCount {
        let (second, third, fourth) = (first + stride, first + 2 * stride, first + 3 * stride)
        while place &+ 4 <= slots.count {
          first[Int(slots[place])] &+= value(place)
          second[Int(slots[place &+ 1])] &+= value(place &+ 1)
          third[Int(slots[place &+ 2])] &+= value(place &+ 2)
          fourth[Int(slots[place &+ 3])] &+= value(place &+ 3)
          place &+= 4
        }
      }
      while place < slots.count {
        first[Int(slots[place])] &+= value(place)
        place &+= 1
      }
    }
  }

  /// Adds what the tables hold to the whole, and empties them.
  @inline(__always)
  private mutating func takeTables(_ parts: (UInt64) -> (count: UInt64, sum: UInt64)) {
    let stride = counts.count
    for slot in 0..<stride {
      for lane in 0..<lanes {
        let (count, sum) = parts(tables[lane &* stride &+ slot])
        counts[slot] &+= count
        sums[slot] &+= sum
        tables[lane &* stride &+ slot] = 0
      }
    }
  }

  @inline(__always)
  private static func withCodes<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ codes: StoredArray<Code>, _ rows: RowSelection, _ body: (UnsafeBufferPointer<Code>) -> Void
  ) {
    switch rows {
    case .range(let rows):
      codes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[rows])) }
    case .list(let rows):
      let gathered = codes.withUnsafeBufferPointer { codes in
        rows.map { row in
          precondition(Int(row) < codes.count, "a row is one of the column's")
          return codes[Int(row)]
        }
      }
      gathered.withUnsafeBufferPointer { body($0) }
    }
  }
}
