import Values

/// Numbers texts by their bytes, from 1 in the order in which they come first.
package struct TextNumbers: Sendable {
  private var store: TextStore
  private var places: [TextStore.Place] = []
  private var table = HashSlots()

  package var count: Int { places.count }

  /// - Parameter bytes: Where all texts will stand already; nil where they have to be kept.
  package init(borrowing bytes: StoredArray<UInt8>?) {
    store = bytes.map { TextStore(borrowing: $0) } ?? TextStore()
  }

  /// The number of a text that stands in some bytes; nil where `isStopped`, which is asked while the table grows,
  /// said so.
  package mutating func number(
    of bytes: StoredArray<UInt8>, _ range: Range<Int>, isStopped: () -> Bool
  ) -> UInt64? {
    guard table.reserve(places.count + 1, isStopped: isStopped) else { return nil }
    let text = bytes.span.extracting(range)
    let hash = ByteHash.hash(text)
    let (slot, found) = find(hash) { store.isEqual($0, text) }
    if let found { return found }
    places.makeRoom(for: places.count + 1)
    places.append(store.add(bytes, range))
    return take(slot, hash)
  }

  /// The numbers that the texts of another table have in this one, by their numbers there; nil as above.
  package mutating func numbers(of other: TextNumbers, isStopped: () -> Bool) -> [UInt64]? {
    var numbers: [UInt64] = [0]
    numbers.reserveCapacity(other.count + 1)
    for place in other.places {
      guard table.reserve(places.count + 1, isStopped: isStopped) else { return nil }
      let hash = other.store.hash(place)
      let (slot, found) = find(hash) { store.compare($0, place, of: other.store) == 0 }
      if let found {
        numbers.append(found)
      } else {
        places.makeRoom(for: places.count + 1)
        places.append(store.add(place, of: other.store))
        numbers.append(take(slot, hash))
      }
    }
    return numbers
  }

  @inline(__always)
  private func find(_ hash: UInt64, _ isEqual: (TextStore.Place) -> Bool) -> (slot: Int, number: UInt64?) {
    let mask = table.slots.count - 1
    var slot = table.firstSlot(hash)
    while true {
      let content = table.slots[slot]
      if content == 0 { return (slot, nil) }
      let number = content & 0xFFFF_FFFF
      if (content ^ hash) &>> 32 == 0, isEqual(places[Int(number) - 1]) { return (slot, number) }
      slot = (slot &+ 1) & mask
    }
  }

  private mutating func take(_ slot: Int, _ hash: UInt64) -> UInt64 {
    table.slots[slot] = HashSlots.content(hash: hash, number: UInt32(truncatingIfNeeded: places.count))
    return UInt64(places.count)
  }
}
