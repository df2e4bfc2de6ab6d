/// One bit a row, 64 rows a word, the first row in the lowest bit. Bits beyond `count` are zero.
package struct Bitmap: Hashable, Sendable {
  package let count: Int
  package private(set) var words: [UInt64]

  /// Makes a bitmap of `count` equal bits.
  package init(repeating bit: Bool, count: Int) {
    self.count = count
    words = Array(repeating: bit ? .max : 0, count: Bitmap.wordCount(for: count))
    clearTail()
  }

  /// Takes words as they are; bits beyond `count` are cleared.
  package init(words: [UInt64], count: Int) {
    precondition(
      words.count == Bitmap.wordCount(for: count), "a bitmap has exactly the words that its rows need")
    self.words = words
    self.count = count
    clearTail()
  }

  package static func wordCount(for rows: Int) -> Int { (rows + 63) >> 6 }

  package subscript(row: Int) -> Bool {
    get { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }
    set {
      let bit = UInt64(1) << UInt64(row & 63)
      if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
    }
  }

  /// How many bits are set. Costs a pass over the words.
  package var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// True where every bit is set.
  package var isFull: Bool { setCount == count }

  /// Gives the words to a change in place; bits beyond `count` are cleared after it.
  package mutating func updateWords(_ change: (inout MutableSpan<UInt64>) -> Void) {
    var span = words.mutableSpan
    change(&span)
    clearTail()
  }

  private mutating func clearTail() {
    let used = count & 63
    if used != 0 { words[words.count - 1] &= (UInt64(1) << UInt64(used)) - 1 }
  }
}
