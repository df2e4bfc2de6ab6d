/// Distinct texts by their bytes: an open hash table over rows of an arena.
struct TextTable {
  /// For every distinct text the row in which it stood first.
  var rows: [Int] = []
  /// Code + 1; 0 where the slot is free. A power of two in size, at most half full.
  private var slots: [UInt32]

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  mutating func code(ofRow row: Int, in texts: TextArena) -> Int {
    if rows.count * 2 >= slots.count { grow(texts) }
    let slot = slot(forRow: row, in: texts)
    if slots[slot] != 0 { return Int(slots[slot]) - 1 }
    rows.append(row)
    slots[slot] = UInt32(rows.count)
    return rows.count - 1
  }

  private func slot(forRow row: Int, in texts: TextArena) -> Int {
    var slot = Int(truncatingIfNeeded: hash(texts[row])) & (slots.count - 1)
    while slots[slot] != 0 {
      if texts[rows[Int(slots[slot]) - 1]] == texts[row] { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow(_ texts: TextArena) {
    slots = Array(repeating: 0, count: slots.count * 2)
    for (code, row) in rows.enumerated() {
      slots[slot(forRow: row, in: texts)] = UInt32(code + 1)
    }
  }

  /// FNV-1a, finished with a multiply-shift so that the low bits depend on all bytes.
  private func hash(_ text: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return (hash ^ (hash >> 29)) &* 0x9e37_79b9_7f4a_7c15 >> 20
  }
}
