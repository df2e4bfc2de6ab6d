import Values

/// The lines of the ranges that one reader takes, in steps that the processor's cache holds with what is found there.
struct RangeLines: LineSupply {
  private let ranges: LineRanges
  /// Nil where all of the input is in memory.
  private let file: InputFile?
  /// Bytes of a step; a longer line makes a longer one.
  private let step: Int

  private(set) var bytes: [UInt8]
  /// Where `bytes` begin in the input.
  private var start = 0
  /// How many of them have been read, and of these how many have been given.
  private var count = 0
  private var givenCount = 0
  /// Up to here no line ends behind those that have been given; what is searched again and again would take a long line the
  /// square of its length.
  private var searchedEnd = 0
  /// How many bytes have been searched for the ends of lines.
  private(set) var searchedCount = 0
  private var piece = LineRanges.Piece(number: 0, start: 0, end: nil)
  /// True before the first line that begins in the piece.
  private var isInsideLine = false
  private var hasEnded = true
  private var isAtEndOfInput = false

  /// So many bytes are read behind a piece, for its last line to end there, and as many again as that has already.
  private static let tail = 1 << 12

  init(_ ranges: LineRanges, step: Int) {
    self.ranges = ranges
    self.step = max(step, 1)
    switch ranges.input.content {
    case .bytes(let all):
      file = nil
      bytes = all
    case .file(let file):
      self.file = file
      bytes = []
    }
  }

  mutating func nextPiece() -> Int? {
    guard let next = ranges.next() else { return nil }
    piece = next
    // The byte before tells whether a line begins with the piece.
    isInsideLine = next.start > ranges.start
    let first = isInsideLine ? next.start - 1 : next.start
    if file == nil {
      (count, givenCount) = (min(first, bytes.count), min(first, bytes.count))
    } else {
      (start, count, givenCount) = (first, 0, 0)
    }
    searchedEnd = givenCount
    hasEnded = false
    isAtEndOfInput = false
    return next.number
  }

  mutating func nextLines() -> (place: Range<Int>, start: Int)? {
    while !hasEnded {
      if isInsideLine { skipLine() }
      if hasEnded { break }
      if !isInsideLine, let (end, endsPiece) = linesEnd() {
        let place = givenCount..<end
        givenCount = end
        hasEnded = hasEnded || endsPiece
        if !place.isEmpty { return (place, start + place.lowerBound) }
      } else if !readMore() {
        hasEnded = true
        ranges.pace.giveUp()
      }
    }
    return nil
  }

  /// Goes behind the end of the line that began before the piece, as far as that has been read.
  private mutating func skipLine() {
    let end = firstEnd(from: givenCount)
    isInsideLine = end == nil
    givenCount = end ?? count
    searchedEnd = givenCount
    let isBehindPiece = piece.end.map { start + givenCount >= $0 } ?? false
    hasEnded = isBehindPiece || isInsideLine && isAtEndOfInput
  }

  /// Where the last whole line ends of those that have been read and not been given, and whether it is the last one of
  /// the piece; nil where none is whole.
  private mutating func linesEnd() -> (end: Int, endsPiece: Bool)? {
    var found: (end: Int, endsPiece: Bool)?
    if let end = piece.end, start + count >= end {
      // The last line is the one with the piece's last byte.
      found = firstEnd(from: max(end - 1 - start, searchedEnd)).map { ($0, true) }
    } else if !isAtEndOfInput {
      found = lastEnd(from: searchedEnd).map { ($0, false) }
    }
    searchedEnd = count
    return found ?? (isAtEndOfInput ? (count, true) : nil)
  }

  /// The place behind the first line break of what has been read from a place on.
  private mutating func firstEnd(from place: Int) -> Int? {
    let end = LineBreaks.end(in: bytes.span.extracting(0..<count), from: place)
    searchedCount += (end ?? count) - place
    return end
  }

  /// The place behind the last one.
  private mutating func lastEnd(from place: Int) -> Int? {
    let end = LineBreaks.lastEnd(in: bytes.span.extracting(place..<count)).map { place + $0 }
    searchedCount += count - (end ?? place)
    return end
  }

  /// Reads on; false where the system fails.
  private mutating func readMore() -> Bool {
    guard let file else {
      count = min(count + step, bytes.count)
      isAtEndOfInput = count == bytes.count
      return true
    }
    moveRest()
    if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(count, step))) }
    let room = bytes.count - count
    // Where no line has begun, none has to end behind the piece.
    let behind = isInsideLine ? 0 : max(RangeLines.tail, count)
    let length = piece.end.map { min(max($0 - (start + count), 0) + behind, room) } ?? room
    guard let read = try? file.read(into: &bytes, count..<count + length, at: start + count) else {
      return false
    }
    count += read
    isAtEndOfInput = read < length
    return true
  }

  /// Moves what has not been given to the beginning.
  private mutating func moveRest() {
    guard givenCount > 0 else { return }
    bytes.withUnsafeMutableBytes { bytes in
      // Both parts lie inside, and may overlap.
      bytes.copyBytes(from: UnsafeRawBufferPointer(rebasing: bytes[givenCount..<count]))
    }
    start += givenCount
    count -= givenCount
    searchedEnd -= givenCount
    givenCount = 0
  }
}
