import Columnar

/// Memory for a mask, kept as long as the program runs.
struct SampleMask {
  let words: MaskWords
  private let wordCount: Int
  var byteCount: Int { wordCount * 8 }

  init(rowCount: Int) {
    wordCount = Bitmap.wordCount(for: rowCount)
    words = .allocate(capacity: wordCount)
    words.initialize(repeating: 0, count: wordCount)
  }

  init(_ rows: [Bool]) {
    self.init(rowCount: rows.count)
    for (row, isSet) in rows.enumerated() where isSet { words[row >> 6] |= 1 << UInt64(row & 63) }
  }

  /// What stands for all of it.
  var middleWord: UInt64 { words[wordCount / 2] }
}
