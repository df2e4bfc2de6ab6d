import Columnar

/// Texts of a batch: places in an array of UTF-8, which may be that of a whole column.
struct TextVector {
  private enum Places {
    /// Row `i` reaches from `offsets[first + i]` to the next one.
    case consecutive([UInt32], first: Int)
    case separate(starts: [Int], ends: [Int])
    case same
  }

  let bytes: [UInt8]
  private let places: Places
  let count: Int

  /// The same text in every row.
  init(repeating text: [UInt8], count: Int) {
    bytes = text
    places = .same
    self.count = count
  }

  /// The texts of some rows of a column; nothing but places is copied.
  init(_ column: TextColumn, rows: RowSelection) {
    count = rows.count
    switch (column.storage, rows) {
    case (.arena(let arena), .range(let rows)):
      bytes = arena.bytes
      places = .consecutive(arena.offsets, first: rows.lowerBound)
    case (.arena(let arena), .list(let rows)):
      bytes = arena.bytes
      places = .separate(
        starts: rows.map { Int(arena.offsets[Int($0)]) }, ends: rows.map { Int(arena.offsets[Int($0) + 1]) })
    case (.dictionary(let texts, let codes, _), let rows):
      bytes = texts.bytes
      let codes = GatherKernels.codes(codes, rows: rows)
      // A column of nulls has an empty dictionary.
      let offsets = texts.count == 0 ? [0, 0] : texts.offsets
      places = .separate(
        starts: codes.map { Int(offsets[Int($0)]) }, ends: codes.map { Int(offsets[Int($0) + 1]) })
    }
  }

  /// The place of one row's text in `bytes`.
  @inline(__always)
  func range(_ row: Int) -> Range<Int> {
    switch places {
    case .consecutive(let offsets, let first): Int(offsets[first + row])..<Int(offsets[first + row + 1])
    case .separate(let starts, let ends): starts[row]..<ends[row]
    case .same: 0..<bytes.count
    }
  }

  /// The place of all texts, where they stand one behind another in the order of their rows.
  var wholeRange: Range<Int>? {
    guard case .consecutive(let offsets, let first) = places, count > 0 else { return nil }
    return Int(offsets[first])..<Int(offsets[first + count])
  }
}

extension TextVector {
  /// Spreads the texts over the rows set in `places`; the others are empty.
  func scattered(to places: Bitmap) -> TextVector {
    var starts = [Int](repeating: 0, count: places.count)
    var ends = starts
    var position = 0
    for row in 0..<places.count where places[row] {
      let range = range(position)
      starts[row] = range.lowerBound
      ends[row] = range.upperBound
      position += 1
    }
    return TextVector(bytes: bytes, starts: starts, ends: ends)
  }

  init(bytes: [UInt8], starts: [Int], ends: [Int]) {
    self.bytes = bytes
    places = .separate(starts: starts, ends: ends)
    count = starts.count
  }
}
