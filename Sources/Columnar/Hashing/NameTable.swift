import Values

/// Different names, numbered from 0 in the order in which they come first.
///
/// A `Dictionary` would do, were it not for programs that answer one question and end: for the first dictionary of a kind
/// the runtime looks through all conformances of the program for that of its key, which takes as long as parsing the
/// question, binding it and running it do together.
package struct NameTable: Sendable {
  /// The names by their numbers.
  package private(set) var names: [[UInt8]] = []
  /// Of the numbers, counted from 1; nil as long as there is none.
  private var table: HashSlots?

  /// The binary logarithm of the number of slots to begin with.
  private static let smallestBits: UInt64 = 5

  package init() {}

  /// The number of a name; nil where it has not come.
  package func number(of name: [UInt8]) -> Int? { number(of: name.span) }

  /// The number of a name; nil where it has not come.
  package func number(of name: Span<UInt8>) -> Int? {
    guard let table else { return nil }
    let hash = ByteHash.hash(name)
    return entry(name, hash, table).number
  }

  /// Takes a name in, where it is new.
  package mutating func insert(_ name: [UInt8]) -> (isNew: Bool, number: Int) {
    var slots = table ?? HashSlots(bits: NameTable.smallestBits)
    // No second owner, so that the slots are changed where they stand.
    table = nil
    defer { table = slots }
    let hash = ByteHash.hash(name.span)
    let found = entry(name.span, hash, slots)
    if let number = found.number { return (false, number) }
    names.append(name)
    slots.slots[found.slot] = HashSlots.content(hash: hash, number: UInt32(truncatingIfNeeded: names.count))
    // Nobody waits for so little work.
    _ = slots.reserve(names.count + 1) { false }
    return (true, names.count - 1)
  }

  /// The number that a name has, and the slot that holds it or would.
  private func entry(_ name: Span<UInt8>, _ hash: UInt64, _ table: HashSlots) -> (number: Int?, slot: Int) {
    let mask = table.slots.count - 1
    var slot = table.firstSlot(hash)
    while true {
      let content = table.slots[slot]
      if content == 0 { return (nil, slot) }
      let number = Int(UInt32(truncatingIfNeeded: content)) - 1
      if (content ^ hash) &>> 32 == 0 {
        let known = names[number]
        if ByteOrder.isEqual(known.span, name) { return (number, slot) }
      }
      slot = (slot &+ 1) & mask
    }
  }
}
