/// The texts of several dictionaries as one that is sorted, so that codes order like their texts.
package struct MergedDictionary: Sendable {
  /// The distinct texts in the order of their bytes; all of them are used.
  package let texts: TextArena
  /// For each dictionary the codes of its texts, by their numbers there. That of an unused text has no meaning.
  package let codes: [[UInt32]]

  /// A text of one of the dictionaries.
  private struct Entry {
    let dictionary: UInt32
    let number: UInt32
  }

  /// The texts that are taken, and of each the first eight bytes, which decide most comparisons.
  private struct Entries {
    var all: [Entry] = []
    var prefixes: [UInt64] = []
  }

  /// - Parameter isUsed: For each dictionary whether a text is to be taken, by its number.
  package init(_ dictionaries: [TextDictionary], isUsed: [[Bool]]) {
    let entries = MergedDictionary.entries(dictionaries, isUsed)
    let arenas = dictionaries.map(\.texts)
    var texts = TextArena()
    texts.reserve(texts: entries.all.count, bytes: arenas.count == 1 ? arenas[0].bytes.count : 0)
    var codes = dictionaries.map { [UInt32](repeating: 0, count: $0.count) }
    var previous: Entry?
    for position in MergedDictionary.order(entries, arenas) {
      let entry = entries.all[Int(position)]
      let isKnown = previous.map { MergedDictionary.compare($0, entry, arenas) == 0 } ?? false
      if !isKnown {
        let arena = arenas[Int(entry.dictionary)]
        texts.append(arena.bytes.span.extracting(arena.range(of: Int(entry.number))))
      }
      codes[Int(entry.dictionary)][Int(entry.number)] = UInt32(truncatingIfNeeded: texts.count &- 1)
      previous = entry
    }
    self.texts = texts
    self.codes = codes
  }

  private static func entries(_ dictionaries: [TextDictionary], _ isUsed: [[Bool]]) -> Entries {
    var entries = Entries()
    for (place, dictionary) in dictionaries.enumerated() {
      let texts = dictionary.texts
      for number in 0..<dictionary.count where isUsed[place][number] {
        entries.all.append(
          Entry(
            dictionary: UInt32(truncatingIfNeeded: place), number: UInt32(truncatingIfNeeded: number)))
        entries.prefixes.append(ByteOrder.prefix(texts.bytes.span.extracting(texts.range(of: number))))
      }
    }
    return entries
  }

  /// The positions of the entries in the order of their texts: by their first bytes, then those with the same by all.
  private static func order(_ entries: Entries, _ arenas: [TextArena]) -> [UInt32] {
    var order = (0..<entries.all.count).map { UInt32(truncatingIfNeeded: $0) }
    RadixSort.sort(&order, by: entries.prefixes)
    var start = 0
    while start < order.count {
      let prefix = entries.prefixes[Int(order[start])]
      var end = start + 1
      while end < order.count, entries.prefixes[Int(order[end])] == prefix { end += 1 }
      if end - start > 1 {
        order[start..<end].sort { compare(entries.all[Int($0)], entries.all[Int($1)], arenas) < 0 }
      }
      start = end
    }
    return order
  }

  private static func compare(_ left: Entry, _ right: Entry, _ arenas: [TextArena]) -> Int {
    let (first, second) = (arenas[Int(left.dictionary)], arenas[Int(right.dictionary)])
    return ByteOrder.compare(
      first.bytes.span.extracting(first.range(of: Int(left.number))),
      second.bytes.span.extracting(second.range(of: Int(right.number))))
  }
}
