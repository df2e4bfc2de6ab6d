/// The smallest or the largest code of every slot.
package struct SlotExtremes: Sendable {
  private let keepsLargest: Bool
  /// Without meaning for a slot without a row.
  package private(set) var codes: [UInt64]

  package init(keepsLargest: Bool, slotCount: Int) {
    self.keepsLargest = keepsLargest
    codes = Array(repeating: keepsLargest ? 0 : .max, count: slotCount)
  }

  package mutating func add(_ slots: [UInt16], _ words: [UInt64]) {
    precondition(slots.count == words.count, "a code for each row")
    if keepsLargest {
      for place in slots.indices { codes[Int(slots[place])] = max(codes[Int(slots[place])], words[place]) }
    } else {
      for place in slots.indices { codes[Int(slots[place])] = min(codes[Int(slots[place])], words[place]) }
    }
  }

  /// Takes those of other rows.
  package mutating func merge(_ other: SlotExtremes) {
    for slot in codes.indices {
      codes[slot] =
        keepsLargest ? max(codes[slot], other.codes[slot]) : min(codes[slot], other.codes[slot])
    }
  }
}
