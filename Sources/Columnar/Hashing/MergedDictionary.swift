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
    var codes = [UInt32](repeating: 0, count: all.count)
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(heads.count + 1)
    let bytes = [UInt8](unsafeUninitializedCapacity: all.room(for: heads)) { bytes, end in
      var previous: Int?
      for position in all.order(heads) {
        let position = Int(position)
        if !(previous.map { all.areEqual($0, position, heads) } ?? false) {
          // There is room for all texts.
          end += all.write(position, heads, to: UnsafeMutableBufferPointer(rebasing: bytes[end...]))
          offsets.append(UInt32(truncatingIfNeeded: end))
        }
        codes[heads.number(position)] = UInt32(truncatingIfNeeded: offsets.count &- 2)
        previous = position
      }
    }
    texts = TextArena(bytes: bytes, offsets: offsets)
    self.codes = all.parts(codes)
  }
}
