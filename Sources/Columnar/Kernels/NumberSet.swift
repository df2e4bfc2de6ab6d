/// Distinct numbers of 64 bits as they are met: an open hash table that grows when it is told to.
struct NumberSet {
  /// 0 where the slot is free, so that 0 itself is kept beside. A power of two in size, at most half full.
  private var slots: [UInt64]
  private var slotCount = 0
  private var hasZero = false

  /// Slots that are moved between two questions whether to stop.
  private static let slotsPerCheck = 1 << 16

  init() { slots = Array(repeating: 0, count: 1 << 10) }

  var count: Int { slotCount + (hasZero ? 1 : 0) }

  /// Makes sure that there is room for so many more numbers; false where it was stopped.
  mutating func reserve(_ more: Int, _ isStopped: () -> Bool) -> Bool {
    while (slotCount + more) * 2 > slots.count {
      guard grow(isStopped) else { return false }
    }
    return true
  }

  /// Takes a number, for which there is room.
  @inline(__always)
  mutating func insert(_ number: UInt64) {
    guard number != 0 else {
      hasZero = true
      return
    }
    let slot = NumberSet.slot(of: number, in: slots)
    guard slots[slot] == 0 else { return }
    slots[slot] = number
    slotCount += 1
  }

  private mutating func grow(_ isStopped: () -> Bool) -> Bool {
    guard var larger = HashSlots.freeSlots(slots.count * 2, isStopped) else { return false }
    for start in stride(from: 0, to: slots.count, by: NumberSet.slotsPerCheck) {
      if isStopped() { return false }
      for number in slots[start..<min(start + NumberSet.slotsPerCheck, slots.count)] where number != 0 {
        larger[NumberSet.slot(of: number, in: larger)] = number
      }
    }
    slots = larger
    return true
  }

  /// The slot that holds a number, or the free one where it belongs.
  @inline(__always)
  private static func slot(of number: UInt64, in slots: [UInt64]) -> Int {
    let mask = slots.count - 1
    // Multiplying carries upwards only: the high half depends on all of the number once they are folded together.
    var slot = Int(truncatingIfNeeded: ((number ^ number >> 32) &* 0x9e37_79b9_7f4a_7c15) >> 32) & mask
    while slots[slot] != 0 && slots[slot] != number { slot = (slot + 1) & mask }
    return slot
  }
}
