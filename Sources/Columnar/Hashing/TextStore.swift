import Values

/// Texts that are kept one by one: in pieces, so that keeping one more never moves all, or as places in the bytes of
/// a column that already has them.
package struct TextStore: Sendable {
  /// Where a text stands.
  package struct Place: Sendable, BitwiseCopyable {
    fileprivate var piece: UInt32
    fileprivate var start: UInt32
    package fileprivate(set) var length: Int

    /// Of the empty text.
    package static let empty = Place(piece: 0, start: 0, length: 0)
  }

  /// Bytes of a piece; a longer text has one of its own.
  private static let pieceSize = 1 << 20

  private var pieces: [StoredArray<UInt8>]
  private let isBorrowing: Bool
  /// How many bytes are kept here; of a borrowing store none.
  package private(set) var byteCount = 0

  package init() {
    pieces = [StoredArray([])]
    isBorrowing = false
  }

  /// Keeps nothing but places: all texts will stand in these bytes.
  package init(borrowing bytes: StoredArray<UInt8>) {
    pieces = [bytes]
    isBorrowing = true
  }

  /// An empty store for texts of the same kind.
  package func emptied() -> TextStore {
    isBorrowing ? self : TextStore()
  }

  /// Keeps a text.
  package mutating func add(_ bytes: StoredArray<UInt8>, _ range: Range<Int>) -> Place {
    if isBorrowing {
      return Place(piece: 0, start: UInt32(truncatingIfNeeded: range.lowerBound), length: range.count)
    }
    if !pieces[pieces.count - 1].isEmpty, pieces[pieces.count - 1].count + range.count > TextStore.pieceSize {
      pieces.append(StoredArray([]))
    }
    let start = pieces[pieces.count - 1].count
    pieces[pieces.count - 1].withArray { $0.append(bytesOf: bytes.span.extracting(range)) }
    byteCount += range.count
    return Place(
      piece: UInt32(truncatingIfNeeded: pieces.count - 1), start: UInt32(truncatingIfNeeded: start),
      length: range.count)
  }

  /// Keeps a text of another store of the same kind.
  package mutating func add(_ place: Place, of other: TextStore) -> Place {
    add(other.pieces[Int(place.piece)], other.range(place))
  }

  /// Keeps a text in the place of another where it fits there.
  package mutating func replace(_ old: Place, by place: Place, of other: TextStore) -> Place {
    guard !isBorrowing, place.length <= old.length else { return add(place, of: other) }
    let start = Int(old.start)
    let range = other.range(place)
    pieces[Int(old.piece)].withArray { piece in
      for offset in 0..<place.length {
        piece[start + offset] = other.pieces[Int(place.piece)][range.lowerBound + offset]
      }
    }
    return Place(piece: old.piece, start: old.start, length: place.length)
  }

  /// The UTF-8 of a text.
  package subscript(place: Place) -> StoredBytes { pieces[Int(place.piece)][range(place)] }

  /// True where the text at a place is this one.
  package func isEqual(_ place: Place, _ text: Span<UInt8>) -> Bool {
    place.length == text.count && compare(place, text) == 0
  }

  /// Orders the text at a place and this one by their bytes.
  package func compare(_ place: Place, _ text: Span<UInt8>) -> Int {
    let piece = pieces[Int(place.piece)]
    return ByteOrder.compare(piece.span.extracting(range(place)), text)
  }

  /// Orders texts of two stores by their bytes.
  package func compare(_ place: Place, _ otherPlace: Place, of other: TextStore) -> Int {
    let otherPiece = other.pieces[Int(otherPlace.piece)]
    return compare(place, otherPiece.span.extracting(other.range(otherPlace)))
  }

  /// The hash of the text at a place.
  package func hash(_ place: Place) -> UInt64 {
    let piece = pieces[Int(place.piece)]
    return ByteHash.hash(piece.span.extracting(range(place)))
  }

  private func range(_ place: Place) -> Range<Int> { Int(place.start)..<Int(place.start) + place.length }
}
