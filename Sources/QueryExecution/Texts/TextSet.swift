import Columnar

/// A set of texts by their bytes: an open hash table.
struct TextSet {
  /// Each once.
  private(set) var texts: [[UInt8]] = []
  /// Number + 1; 0 where the slot is free. A power of two in size, at most half full.
  private var slots: [UInt32]

  init(_ items: [String]) {
    var size = 16
    while size < items.count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for item in items {
      let bytes = Array(item.utf8)
      let slot = slot(of: bytes.span)
      if slots[slot] == 0 {
        texts.append(bytes)
        slots[slot] = UInt32(truncatingIfNeeded: texts.count)
      }
    }
  }

  func contains(_ text: Span<UInt8>) -> Bool { slots[slot(of: text)] != 0 }

  /// The slot that holds a text, or the free one where it belongs.
  private func slot(of text: Span<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: TextSet.hash(text)) & mask
    while slots[slot] != 0 {
      let known = texts[Int(slots[slot]) - 1]
      if known.count == text.count && ByteOrder.compare(known.span, text) == 0 { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  /// FNV-1a, finished with a multiply-shift so that the low bits depend on all bytes.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3 }
    return (hash ^ (hash >> 29)) &* 0x9e37_79b9_7f4a_7c15 >> 20
  }
}
