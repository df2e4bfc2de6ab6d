/// How many rows each slot has, and the sums of their codes.
///
/// The rows of a batch are counted in tables of their own, of which several take turns: rows of one slot that follow
/// each other would wait for each other's addition. A count and a sum of narrow codes share a word: one addition for
/// both takes two thirds of the time of two.
package struct SlotSums: Sendable {
  /// How many rows of a slot there are, and the sum of their codes.
  package struct Tally: Sendable {
    package var count: UInt64 = 0
    package var sum: UInt64 = 0
  }

  /// What each slot has. One array for both: each run of a short query makes its own.
  package private(set) var tallies: [Tally]

  /// Rows in a batch: so many codes of 16 bits add up to less than 2³².
  package static let mostRows = Blocks.rowCount
  /// Tables of more slots are too large for several.
  private static let mostSlotsForLanes = 1 << 9

  package init(slotCount: Int) {
    tallies = Array(repeating: Tally(), count: slotCount)
  }

  /// Counts rows.
  package mutating func add(_ slots: RowSlots) {
    precondition(slots.count <= SlotSums.mostRows, "the sums of a batch do not overflow")
    withTables { tables in
      switch slots {
      case .numbers(let numbers): numbers.withUnsafeBufferPointer { tables.count($0) }
      case .codes(let codes): codes.span.withUnsafeBufferPointer { tables.count($0) }
      }
    } taking: {
      (count: $0, sum: 0)
    }
  }

  /// Counts rows and adds their codes, which are at most of 32 bits.
  package mutating func add(_ slots: RowSlots, _ codes: CodeVector, _ rows: RowSelection) {
    precondition(slots.count == rows.count && slots.count <= SlotSums.mostRows, "a slot for each row")
    switch codes {
    case .bytes(let codes): addNarrow(slots, codes, rows)
    case .halves(let codes): addNarrow(slots, codes, rows)
    case .words(let codes):
      add(slots)
      withTables { tables in
        SlotSums.withCodes(codes, rows) { tables.add(slots, $0, besides: 0) }
      } taking: {
        (count: 0, sum: $0)
      }
    case .longs: preconditionFailure("codes of 64 bits are added elsewhere")
    }
  }

  @inline(__always)
  private mutating func addNarrow<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
    _ slots: RowSlots, _ codes: StoredArray<Code>, _ rows: RowSelection
  ) {
    withTables { tables in
      SlotSums.withCodes(codes, rows) { tables.add(slots, $0, besides: 1 << 32) }
    } taking: {
      (count: $0 >> 32, sum: $0 & 0xFFFF_FFFF)
    }
  }

  /// Adds the sums of other rows.
  package mutating func merge(_ other: SlotSums) {
    for slot in tallies.indices {
      tallies[slot].count &+= other.tallies[slot].count
      tallies[slot].sum &+= other.tallies[slot].sum
    }
  }

  /// Gives tables of zeros, and then adds what they hold to the whole.
  @inline(__always)
  private mutating func withTables(
    _ fill: (SlotTables) -> Void, taking parts: (UInt64) -> (count: UInt64, sum: UInt64)
  ) {
    let stride = tallies.count
    let lanes = stride <= SlotSums.mostSlotsForLanes ? SlotTables.laneCount : 1
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: stride * lanes) { room in
      guard let start = room.baseAddress else { return }
      start.initialize(repeating: 0, count: stride * lanes)
      fill(SlotTables(start: start, stride: stride, lanes: lanes))
      tallies.withUnsafeMutableBufferPointer { tallies in
        for slot in 0..<stride {
          // Also of all tables together no sum of narrow codes reaches the count beside it.
          var total = start[slot]
          if lanes == SlotTables.laneCount {
            total &+= start[stride &+ slot] &+ start[2 &* stride &+ slot] &+ start[3 &* stride &+ slot]
          }
          let (count, sum) = parts(total)
          tallies[slot].count &+= count
          tallies[slot].sum &+= sum
        }
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
