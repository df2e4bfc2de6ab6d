/// The texts of several dictionaries as one that is sorted, so that codes order like their texts.
package struct MergedDictionary: Sendable {
  /// The distinct texts in the order of their bytes; all of them are used.
  package let texts: TextArena
  /// For each dictionary the codes of its texts, by their numbers there. That of an unused text has no meaning.
  package let codes: [[UInt32]]

  /// - Parameter isUsed: For each dictionary whether a text is to be taken, by its number.
  package init(_ dictionaries: [TextDictionary], isUsed: [[Bool]]) {
    let all = DictionaryTexts(dictionaries)
    let heads = all.heads(isUsed)
    var texts = TextArena()
    texts.reserve(
      texts: heads.numbers.count, bytes: dictionaries.count == 1 ? dictionaries[0].texts.bytes.count : 0)
    var codes = [UInt32](repeating: 0, count: all.count)
    var previous: Int?
    for position in all.order(heads) {
      let position = Int(position)
      let number = Int(heads.numbers[position])
      let isKnown = previous.map { all.compare($0, position, heads) == 0 } ?? false
      if !isKnown { all.append(number, to: &texts) }
      codes[number] = UInt32(truncatingIfNeeded: texts.count &- 1)
      previous = position
    }
    self.texts = texts
    self.codes = all.parts(codes)
  }
}
