import Values

/// The slots of an open hash table of entries that are numbered from 1. A slot holds the number of its entry and the
/// upper half of its hash; what the entry is knows the owner.
package struct HashSlots: Sendable {
  /// The upper half of the hash and the number; 0 where the slot is free. A power of two of them.
  package var slots: [UInt64]
  /// By how much a hash is shifted to be the place of a slot: neighbours in the table have neighbouring hashes, so
  /// that growing writes one slot behind another.
  package private(set) var shift: UInt64

  package static let smallestBits: UInt64 = 8
  /// Eighths of the slots that may be taken.
  private static let mostEighths = 5
  /// Slots that are moved between two questions whether to stop.
  private static let slotsPerCheck = 1 << 16

  /// - Parameter bits: The binary logarithm of the number of slots to begin with, from 3 to 32.
  package init(bits: UInt64 = HashSlots.smallestBits) {
    slots = Array(repeating: 0, count: 1 << Int(bits))
    shift = 64 - bits
  }

  /// Makes sure that the table can have so many entries; false where it was stopped, and then the table is of no
  /// more use.
  package mutating func reserve(_ entries: Int, isStopped: () -> Bool) -> Bool {
    while entries > slots.count / 8 * HashSlots.mostEighths {
      guard grow(isStopped) else { return false }
    }
    return true
  }

  /// The slot where the search for a hash begins.
  @inline(__always)
  package func firstSlot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> shift) }

  /// What a slot holds for an entry.
  @inline(__always)
  package static func content(hash: UInt64, number: UInt32) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(number)
  }

  /// So many free slots; nil where it was stopped, since the memory of a large table takes a while to come.
  static func freeSlots(_ count: Int, _ isStopped: () -> Bool) -> [UInt64]? {
    var slots: [UInt64] = []
    slots.reserveCapacity(count)
    Platform.expectFullUse(of: &slots)
    while slots.count < count {
      if isStopped() { return nil }
      slots.append(contentsOf: repeatElement(0, count: min(slotsPerFilling, count - slots.count)))
    }
    return slots
  }

  private static let slotsPerFilling = 1 << 18

  private mutating func grow(_ isStopped: () -> Bool) -> Bool {
    guard var larger = HashSlots.freeSlots(slots.count * 2, isStopped) else { return false }
    shift -= 1
    let mask = larger.count - 1
    for start in stride(from: 0, to: slots.count, by: HashSlots.slotsPerCheck) {
      if isStopped() { return false }
      for index in start..<min(start + HashSlots.slotsPerCheck, slots.count) where slots[index] != 0 {
        // The place depends on the upper half only: a table has no more than 2³² slots.
        var slot = firstSlot(slots[index])
        while larger[slot] != 0 { slot = (slot &+ 1) & mask }
        larger[slot] = slots[index]
      }
    }
    slots = larger
    return true
  }
}
