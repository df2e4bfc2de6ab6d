import Columnar
import Values

/// Puts the texts of a field one behind another, one a row: an empty one where there is none.
struct ArenaMaker {
  private var field: GatheredField
  private var offsets: [UInt32] = []
  /// How many bytes stand before those that are being put together.
  private var bytesBefore = 0

  /// So many bytes of freed memory are worth the trouble of giving them back.
  private static let returnLength = 1 << 23

  /// Takes the values of a field away: nobody else is to hold them while they are given up.
  init(taking field: inout GatheredField) {
    self.field = field
    field.removeValues()
  }

  /// - Parameter byteCount: How many bytes all the texts have, which an arena can hold.
  mutating func arena(byteCount: Int) -> TextArena {
    offsets.reserveCapacity(field.rowCount + 1)
    Platform.expectFullUse(of: &offsets)
    offsets.append(0)
    if let arena = orderedArena(byteCount) { return arena }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    Platform.expectFullUse(of: &bytes)
    append(field.rowCounts.indices, to: &bytes)
    return TextArena(bytes: bytes, offsets: offsets)
  }

  // MARK: Texts that stand one behind another already

  /// Puts the other texts around those of the pieces that have been read in order; nil where they have not, or there is
  /// no room.
  private mutating func orderedArena(_ byteCount: Int) -> TextArena? {
    guard let memory = field.textMemory, let (pieces, place) = orderedPieces(in: memory) else { return nil }
    let others = byteCount - place.count
    guard others <= place.lowerBound, others <= memory.count - place.upperBound else { return nil }
    let first =
      place.lowerBound
      - putTexts(of: 0..<pieces.lowerBound, upTo: others) { bytes in
        memory.write(bytes, at: place.lowerBound - bytes.count)
      }
    for piece in pieces {
      let end = offsets.count + field.rowCounts[piece]
      if let segment = field.takeSegment(piece) {
        // Where there is no text the last one goes on.
        let start = segment.texts.place(in: memory).map { UInt32(truncatingIfNeeded: $0.lowerBound - first) }
        appendOffsets(segment, from: start ?? offsets.last ?? 0)
      }
      padOffsets(to: end)
    }
    bytesBefore = place.upperBound - first
    let last =
      place.upperBound
      + putTexts(of: pieces.upperBound..<field.rowCounts.count, upTo: others - (place.lowerBound - first)) {
        bytes in
        memory.write(bytes, at: place.upperBound)
      }
    memory.keep(first..<last)
    return TextArena(
      bytes: StoredArray(borrowing: memory.bytes(first..<last), of: memory), offsets: StoredArray(offsets))
  }

  /// Puts the texts of some pieces together, at most so many bytes, and tells how many they have.
  private mutating func putTexts(
    of pieces: Range<Int>, upTo byteCount: Int, _ write: (Span<UInt8>) -> Void
  ) -> Int {
    var bytes: [UInt8] = []
    if !pieces.isEmpty { bytes.reserveCapacity(max(byteCount, 0)) }
    append(pieces, to: &bytes)
    write(bytes.span)
    return bytes.count
  }

  /// The pieces whose texts stand in that memory, and where; nil where there are others between them.
  private func orderedPieces(in memory: ReservedBytes) -> (pieces: Range<Int>, place: Range<Int>)? {
    var found: (pieces: Range<Int>, place: Range<Int>)?
    var hasOthers = false
    for (piece, segment) in field.segments.enumerated() {
      guard let segment else { continue }
      guard let place = segment.texts.place(in: memory) else {
        hasOthers = hasOthers || segment.texts.count > 0 || segment.textNumbers.count > 0
        continue
      }
      guard let known = found else {
        found = (piece..<piece + 1, place)
        hasOthers = false
        continue
      }
      guard !hasOthers, known.place.upperBound == place.lowerBound else { return nil }
      found = (known.pieces.lowerBound..<piece + 1, known.place.lowerBound..<place.upperBound)
    }
    return found
  }

  // MARK: Other texts

  /// Appends the texts of some pieces. They are given up one after the other, so that memory does not hold all of them
  /// twice.
  private mutating func append(_ pieces: Range<Int>, to bytes: inout [UInt8]) {
    var freed = 0
    for piece in pieces {
      let end = offsets.count + field.rowCounts[piece]
      if let segment = field.takeSegment(piece) {
        append(segment, inPiece: piece, to: &bytes)
        freed += segment.texts.bytes.count
      }
      padOffsets(to: end)
      if freed > ArenaMaker.returnLength {
        Platform.returnFreedMemory()
        freed = 0
      }
    }
  }

  private mutating func append(_ segment: ColumnSegment, inPiece piece: Int, to bytes: inout [UInt8]) {
    if segment.texts.count > 0 {
      appendOffsets(segment, from: UInt32(truncatingIfNeeded: bytesBefore + bytes.count))
      let texts = segment.texts.bytes
      bytes.append(bytesOf: texts.span)
      return
    }
    guard segment.textNumbers.count > 0 else { return }
    let texts = field.dictionaries[field.dictionaryOfPiece[piece]].texts
    var place = 0
    for row in 0..<segment.kinds.count {
      if segment.kinds[row] == .text {
        bytes.append(bytesOf: texts.bytes.span.extracting(texts.range(of: Int(segment.textNumbers[place]))))
        place &+= 1
      }
      offsets.append(UInt32(truncatingIfNeeded: bytesBefore + bytes.count))
    }
  }

  // MARK: Offsets

  /// Appends where the text of each row ends, of texts whose first one begins at `start`.
  private mutating func appendOffsets(_ segment: ColumnSegment, from start: UInt32) {
    let (kinds, allEnds) = (segment.kinds, segment.texts.ends)
    let ends = allEnds.span
    offsets.append(
      contentsOf: [UInt32](unsafeUninitializedCapacity: kinds.count) { offsets, count in
        // There is room for an offset of every row.
        var (place, end) = (0, start)
        for row in 0..<kinds.count {
          if kinds[row] == .text {
            end = start &+ ends[place]
            place &+= 1
          }
          offsets.initializeElement(at: row, to: end)
        }
        count = kinds.count
      })
  }

  /// Appends empty texts for rows that have none.
  private mutating func padOffsets(to count: Int) {
    let end = offsets.last ?? 0
    offsets.append(contentsOf: repeatElement(end, count: count - offsets.count))
  }
}
