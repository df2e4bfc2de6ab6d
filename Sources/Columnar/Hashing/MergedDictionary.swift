/// The texts of several dictionaries as one that is sorted, so that codes order like their texts.
package struct MergedDictionary: Sendable {
  /// The distinct texts in the order of their bytes; all of them are used.
  package let texts: TextArena
  /// For each dictionary the codes of its texts, by their numbers there. That of an unused text has no meaning.
  package let codes: [[UInt32]]

  /// A text of one of the dictionaries. Most comparisons are decided by the first eight bytes.
  private struct Entry {
    let prefix: UInt64
    let dictionary: UInt32
    let number: UInt32
  }

  /// - Parameter isUsed: For each dictionary whether a text is to be taken, by its number.
  package init(_ dictionaries: [TextDictionary], isUsed: [[Bool]]) {
    var entries = MergedDictionary.entries(dictionaries, isUsed)
    entries.sort { MergedDictionary.compare($0, $1, dictionaries) < 0 }
    var texts = TextArena()
    texts.reserve(
      texts: entries.count, bytes: dictionaries.count == 1 ? dictionaries[0].texts.bytes.count : 0)
    var codes = dictionaries.map { [UInt32](repeating: 0, count: $0.count) }
    var previous: Entry?
    for entry in entries {
      let isNew = previous.map { MergedDictionary.compare($0, entry, dictionaries) != 0 } ?? true
      if isNew { texts.append(dictionaries[Int(entry.dictionary)].texts[Int(entry.number)].span) }
      codes[Int(entry.dictionary)][Int(entry.number)] = UInt32(truncatingIfNeeded: texts.count &- 1)
      previous = entry
    }
    self.texts = texts
    self.codes = codes
  }

  private static func entries(_ dictionaries: [TextDictionary], _ isUsed: [[Bool]]) -> [Entry] {
    var entries: [Entry] = []
    for (place, dictionary) in dictionaries.enumerated() {
      let bytes = dictionary.texts.bytes.span
      for number in 0..<dictionary.count where isUsed[place][number] {
        entries.append(
          Entry(
            prefix: ByteOrder.prefix(bytes.extracting(dictionary.texts.range(of: number))),
            dictionary: UInt32(truncatingIfNeeded: place), number: UInt32(truncatingIfNeeded: number)))
      }
    }
    return entries
  }

  private static func compare(_ left: Entry, _ right: Entry, _ dictionaries: [TextDictionary]) -> Int {
    if left.prefix != right.prefix { return left.prefix < right.prefix ? -1 : 1 }
    let (first, second) = (
      dictionaries[Int(left.dictionary)].texts, dictionaries[Int(right.dictionary)].texts
    )
    return ByteOrder.compare(
      first.bytes.span.extracting(first.range(of: Int(left.number))),
      second.bytes.span.extracting(second.range(of: Int(right.number))))
  }
}
