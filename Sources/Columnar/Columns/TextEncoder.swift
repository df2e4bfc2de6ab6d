/// Finds out whether a column's texts repeat, and makes their sorted dictionary.
package enum TextEncoder {
  /// A dictionary pays where each of its texts serves this many rows or more.
  private static let rowsPerText = 2
  /// Texts in so many runs from all parts of a column show whether it is worth looking at all of them; shorter columns are
  /// looked at whole.
  private static let sampleRuns = 64
  private static let fewestSampled = 1 << 16
  /// So many rows are numbered between two looks whether it pays.
  private static let stretch = 1 << 12

  /// Beyond so many texts a dictionary no longer fits into the near caches, and has to serve more rows.
  private static let mostNearTexts = 1 << 16
  private static let rowsPerFarText = 4

  /// True where a dictionary of so many texts pays for so many rows.
  package static func pays(texts: Int, rows: Int) -> Bool {
    texts <= max(rows / (texts > mostNearTexts ? rowsPerFarText : rowsPerText), 1)
  }

  /// The dictionary form of one text a row; nil where too few texts repeat.
  static func dictionary(of texts: TextArena, nullity: Nullity) -> TextColumn.Storage? {
    var dictionary = TextDictionary()
    var numbers = [UInt32](repeating: 0, count: texts.count)
    for start in stride(from: 0, to: texts.count, by: stretch) {
      let rows = (start..<min(start + stretch, texts.count)).filter { !nullity.isNull($0) }
      let places = rows.map { TextPlace(texts.range(of: $0)) }
      let found = dictionary.numbers(of: places.span, in: texts.bytes.span, upTo: TextArena.capacity)
      for (row, number) in zip(rows, found) { numbers[row] = number }
      if !pays(texts: dictionary.count, rows: texts.count) { return nil }
    }
    let isUsed = [Bool](repeating: true, count: dictionary.count)
    let sorted = MergedDictionary([dictionary], isUsed: [isUsed])
    let codes = numbers.indices.map { row in
      nullity.isNull(row) ? 0 : UInt64(sorted.codes[0][Int(numbers[row])])
    }
    return .dictionary(
      sorted.texts, codes: CodeVector(narrowing: codes, largest: UInt64(max(sorted.texts.count, 1) - 1)),
      zones: ZoneMap(codes: codes, validity: nullity.validity))
  }

  /// False where a sample of a long column shows that hardly any text comes twice, which costs a fraction of trying.
  package static func mayRepeat(_ texts: TextArena, nullity: Nullity) -> Bool {
    guard texts.count > fewestSampled else { return true }
    let runLength = runLength(of: texts.count)
    // By their hashes, which are hardly ever the same for two texts.
    var (hashes, count) = (NumberSet(), 0)
    guard hashes.reserve(sampleRuns * runLength, { false }) else { return true }
    let bytes = texts.bytes.span
    for run in 0..<sampleRuns {
      let start = texts.count / sampleRuns * run
      for row in start..<start + runLength where !nullity.isNull(row) {
        hashes.insert(ByteHash.hash(bytes.extracting(texts.range(of: row))))
        count += 1
      }
    }
    // Of n texts drawn at random from N / 2 different ones, n²/N are expected to have come before.
    return (count - hashes.count) * texts.count >= count * count / 2
  }

  /// How many texts a run has: with n = 8 √N in all, n²/N is 64, and half of that is four standard deviations less.
  private static func runLength(of count: Int) -> Int {
    min(Int(Double(count).squareRoot()) * 8 / sampleRuns, count / sampleRuns)
  }
}
