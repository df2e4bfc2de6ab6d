/// The tables of a batch of rows, of which each has a number for every slot.
///
/// They stand in room that is there for the batch alone, and their loops take no closures: with one for the value of each
/// row, called and not inlined, 1,000 rows took four times as long.
struct SlotTables {
  static let laneCount = 4

  let start: UnsafeMutablePointer<UInt64>
  /// How many slots a table has.
  let stride: Int
  /// How many tables there are: `laneCount` or one.
  let lanes: Int

  /// Counts rows.
  @inline(__always)
  func count<Slot: FixedWidthInteger & UnsignedInteger>(_ slots: UnsafeBufferPointer<Slot>) {
    check(slots)
    var place = 0
    if lanes == SlotTables.laneCount {
      let (second, third, fourth) = (start + stride, start + 2 * stride, start + 3 * stride)
      while place &+ 4 <= slots.count {
        start[Int(slots[place])] &+= 1
        second[Int(slots[place &+ 1])] &+= 1
        third[Int(slots[place &+ 2])] &+= 1
        fourth[Int(slots[place &+ 3])] &+= 1
        place &+= 4
      }
    }
    while place < slots.count {
      start[Int(slots[place])] &+= 1
      place &+= 1
    }
  }

  /// Adds the codes of rows, and something besides for each.
  @inline(__always)
  func add<Code: FixedWidthInteger & UnsignedInteger>(
    _ slots: RowSlots, _ codes: UnsafeBufferPointer<Code>, besides: UInt64
  ) {
    switch slots {
    case .numbers(let numbers): numbers.withUnsafeBufferPointer { add($0, codes, besides) }
    case .codes(let numbers): numbers.span.withUnsafeBufferPointer { add($0, codes, besides) }
    }
  }

  @inline(__always)
  private func add<Slot: FixedWidthInteger & UnsignedInteger, Code: FixedWidthInteger & UnsignedInteger>(
    _ slots: UnsafeBufferPointer<Slot>, _ codes: UnsafeBufferPointer<Code>, _ besides: UInt64
  ) {
    check(slots)
    precondition(slots.count == codes.count, "a code for each row")
    var place = 0
    if lanes == SlotTables.laneCount {
      let (second, third, fourth) = (start + stride, start + 2 * stride, start + 3 * stride)
      while place &+ 4 <= slots.count {
        start[Int(slots[place])] &+= besides &+ UInt64(codes[place])
        second[Int(slots[place &+ 1])] &+= besides &+ UInt64(codes[place &+ 1])
        third[Int(slots[place &+ 2])] &+= besides &+ UInt64(codes[place &+ 2])
        fourth[Int(slots[place &+ 3])] &+= besides &+ UInt64(codes[place &+ 3])
        place &+= 4
      }
    }
    while place < slots.count {
      start[Int(slots[place])] &+= besides &+ UInt64(codes[place])
      place &+= 1
    }
  }

  // Slots are checked before they are places.
  @inline(__always)
  private func check<Slot: FixedWidthInteger & UnsignedInteger>(_ slots: UnsafeBufferPointer<Slot>) {
    var largest: Slot = 0
    for slot in slots { largest = max(largest, slot) }
    precondition(slots.isEmpty || Int(largest) < stride, "every row has a slot")
  }
}
