import Columnar

/// Texts of a batch: places in stored UTF-8, which may be that of a whole column.
struct TextVector {
  let bytes: StoredArray<UInt8>
  /// The place of row `i`'s text is `starts[i]..<ends[i]`.
  let starts: [Int]
  let ends: [Int]
  /// True where the texts stand one behind another in the order of their rows.
  let isConsecutive: Bool

  var count: Int { starts.count }

  init(bytes: StoredArray<UInt8>, starts: [Int], ends: [Int], isConsecutive: Bool = false) {
    self.bytes = bytes
    self.starts = starts
    self.ends = ends
    self.isConsecutive = isConsecutive
  }

  /// The same text in every row.
  init(repeating text: [UInt8], count: Int) {
    self.init(
      bytes: StoredArray(text), starts: Array(repeating: 0, count: count),
      ends: Array(repeating: text.count, count: count))
  }

  /// The texts of some rows of a column; nothing but places is copied.
  init(_ column: TextColumn, rows: RowSelection) {
    switch (column.storage, rows) {
    case (.arena(let arena), .range(let rows)):
      let offsets = arena.offsets.span.extracting(rows.lowerBound..<rows.upperBound + 1)
      let places = offsets.indices.map { Int(offsets[$0]) }
      self.init(
        bytes: arena.bytes, starts: Array(places.dropLast()), ends: Array(places.dropFirst()),
        isConsecutive: true)
    case (.arena(let arena), .list(let rows)):
      let offsets = arena.offsets.span
      self.init(
        bytes: arena.bytes, starts: rows.map { Int(offsets[Int($0)]) },
        ends: rows.map { Int(offsets[Int($0) + 1]) })
    case (.dictionary(let texts, let codes, _), let rows):
      let codes = GatherKernels.codes(codes, rows: rows)
      // A column of nulls has an empty dictionary.
      let offsets = texts.count == 0 ? StoredArray([0, 0]) : texts.offsets
      let places = offsets.span
      self.init(
        bytes: texts.bytes, starts: codes.map { Int(places[Int($0)]) },
        ends: codes.map { Int(places[Int($0) + 1]) })
    }
  }

  /// How many bytes the texts of all rows have together, each as often as it comes.
  var byteCount: Int {
    var count = 0
    for row in starts.indices { count &+= ends[row] &- starts[row] }
    return count
  }

  /// The place of one row's text in `bytes`.
  @inline(__always)
  func range(_ row: Int) -> Range<Int> { starts[row]..<ends[row] }

  /// The place of all texts, where they stand one behind another.
  var wholeRange: Range<Int>? {
    guard isConsecutive, let first = starts.first, let last = ends.last else { return nil }
    return first..<last
  }

  /// Spreads the texts over the rows set in `places`; the others are empty.
  func scattered(to places: Bitmap) -> TextVector {
    var spreadStarts = [Int](repeating: 0, count: places.count)
    var spreadEnds = spreadStarts
    var position = 0
    for row in 0..<places.count where places[row] {
      spreadStarts[row] = starts[position]
      spreadEnds[row] = ends[position]
      position += 1
    }
    return TextVector(bytes: bytes, starts: spreadStarts, ends: spreadEnds)
  }
}
