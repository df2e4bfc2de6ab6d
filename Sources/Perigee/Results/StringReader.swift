import Columnar

/// Reads texts of a dictionary that are there as strings.
final class StringReader: DictionaryReader, @unchecked Sendable {
  private let strings: [String]
  private let codes: CodeVector

  /// Where so many are read at once several threads may be at it, each of which would count references to the same few
  /// strings: there each is made anew.
  private static let mostShared = 1 << 12

  init(_ strings: [String], _ texts: TextArena, _ codes: CodeVector) {
    self.strings = strings
    self.codes = codes
    super.init(texts, codes)
  }

  override func read(_ row: Int) -> String { strings[Int(codes[row])] }

  override func readMany(
    _ rows: RowSelection?, _ places: Range<Int>, to elements: UnsafeMutablePointer<String>
  ) {
    guard places.count <= StringReader.mostShared else {
      for (offset, place) in places.enumerated() {
        (elements + offset).initialize(to: super.read(rows.map { $0[place] } ?? place))
      }
      return
    }
    let (strings, codes) = (strings, codes)
    switch rows {
    case .list(let rows):
      for (offset, place) in places.enumerated() {
        (elements + offset).initialize(to: strings[Int(codes[Int(rows[place])])])
      }
    case nil, .range:
      var first = places.lowerBound
      if case .range(let rows)? = rows { first += rows.lowerBound }
      for offset in 0..<places.count {
        (elements + offset).initialize(to: strings[Int(codes[first + offset])])
      }
    }
  }

  override func elements(_ rows: RowSelection?, _ places: Range<Int>) -> [String] {
    [String](unsafeUninitializedCapacity: places.count) { buffer, written in
      if let start = buffer.baseAddress { readMany(rows, places, to: start) }
      written = places.count
    }
  }
}
