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

  /// The numbers of texts that stand in another text, one after the other, until those of the dictionary have more than
  /// `byteLimit` bytes: then some are missing.
  package mutating func numbers(
    of places: Span<TextPlace>, in text: Span<UInt8>, upTo byteLimit: Int
  ) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: places.count) { numbers, count in
      while count < places.count {
        last = findKnown(places, in: text, into: numbers, &count)
        guard count < places.count else { return }
        let number = number(of: text.extracting(places[count].range))
        guard texts.bytes.count <= byteLimit else { return }
        // There is room for as many numbers as there are places.
        numbers.initializeElement(at: count, to: number)
        count += 1
      }
    }
  }

  /// Writes the numbers of texts from `count` on, as long as they are known; returns the last one.
  private func findKnown(
    _ places: Span<TextPlace>, in text: Span<UInt8>, into numbers: UnsafeMutableBufferPointer<UInt32>,
    _ count: inout Int
  ) -> UInt32 {
    var previous = last
    var done = count
    let shift = table.shift
    // Numbers in slots are those of texts, and offsets lie inside the bytes; places are checked.
    table.slots.withUnsafeBufferPointer { slots in
      texts.offsets.withUnsafeBufferPointer { offsets in
        texts.bytes.withUnsafeBufferPointer { bytes in
          let mask = slots.count &- 1
          while done < places.count {
            let wanted = text.extracting(places[done].range)
            guard
              let number = wanted.withUnsafeBufferPointer({ wanted in
                let wanted = UnsafeRawBufferPointer(wanted)
                if Int(previous) < texts.count, isText(Int(previous), wanted, offsets, bytes) {
                  return previous
                }
                let hash = ByteHash.hash(wanted)
                var slot = Int(truncatingIfNeeded: hash &>> shift)
                while true {
                  let content = slots[slot]
                  if content == 0 { return UInt32?.none }
                  let number = UInt32(truncatingIfNeeded: content) &- 1
                  if (content ^ hash) &>> 32 == 0, isText(Int(number), wanted, offsets, bytes) {
                    return number
                  }
                  slot = (slot &+ 1) & mask
                }
              })
            else { return }
            previous = number
            numbers.initializeElement(at: done, to: number)
            done &+= 1
          }
        }
      }
    }
    count = done
    return previous
  }

  @inline(__always)
  private func isText(
    _ number: Int, _ wanted: UnsafeRawBufferPointer, _ offsets: UnsafeBufferPointer<UInt32>,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let (start, end) = (Int(offsets[number]), Int(offsets[number &+ 1]))
    guard end &- start == wanted.count else { return false }
    return ByteOrder.isEqual(
      UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<end]), wanted)
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
