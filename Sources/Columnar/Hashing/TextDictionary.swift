import Values

/// Distinct texts, numbered from 0 in the order in which they come first.
package struct TextDictionary: Sendable {
  /// The texts by their numbers.
  package private(set) var texts = TextArena()
  /// Of the numbers, counted from 1.
  private var table: HashSlots
  /// The text that was asked for last: in many columns the next one is the same.
  private var last: UInt32 = 0

  /// - Parameter bits: The binary logarithm of the number of slots to begin with.
  package init(bits: UInt64 = 4) { table = HashSlots(bits: bits) }

  package var count: Int { texts.count }

  /// The number of a text, a new one where it has not come before. The caller has asked `TextArena.hasRoom`.
  package mutating func number(of text: Span<UInt8>) -> UInt32 {
    if Int(last) < texts.count, isText(last, text) { return last }
    let hash = ByteHash.hash(text)
    let mask = table.slots.count - 1
    var slot = table.firstSlot(hash)
    while true {
      let content = table.slots[slot]
      if content == 0 { break }
      let number = UInt32(truncatingIfNeeded: content) &- 1
      if (content ^ hash) &>> 32 == 0, isText(number, text) {
        last = number
        return number
      }
      slot = (slot &+ 1) & mask
    }
    return add(text, hash, at: slot)
  }

  private mutating func add(_ text: Span<UInt8>, _ hash: UInt64, at freeSlot: Int) -> UInt32 {
    texts.append(text)
    last = UInt32(truncatingIfNeeded: texts.count &- 1)
    table.slots[freeSlot] = HashSlots.content(hash: hash, number: last &+ 1)
    // Nobody waits for so little work.
    _ = table.reserve(texts.count + 1) { false }
    return last
  }

  @inline(__always)
  private func isText(_ number: UInt32, _ text: Span<UInt8>) -> Bool {
    let range = texts.range(of: Int(number))
    guard range.count == text.count else { return false }
    return ByteOrder.isEqual(texts.bytes.span.extracting(range), text)
  }
}
