import Values

/// Reads one input of lines on several threads, each into a tree of its own.
///
/// It knows nothing of faults: where anything is not as it should be, the reading is given up, and the input has to be
/// read again in one go, which finds the first fault and its place.
enum LineReading {
  /// Calls for lines and a reader for each thread and lets them read; nil where the reading was given up, and where there
  /// was nothing to read: no reader then tells what the lines are lines of.
  ///
  /// - Parameters:
  ///   - byteCount: How many bytes the input has.
  ///   - firstPiece: The number that its first piece gets in the trees.
  static func read<Lines: LineSupply, Reader: RecordReading>(
    _ pace: SharedPace, byteCount: Int, threads: Int, firstPiece: Int,
    _ lines: @escaping @Sendable () -> Lines, _ reader: @escaping @Sendable () -> Reader?
  ) -> [Reader]? {
    let readers = Monitor<[Reader]>([])
    let texts = SharedTexts(readers: threads, byteCount: byteCount)
    WorkerPool.forEach(threads, threads: threads) { _ in
      var lines = lines()
      guard let read = readAll(&lines, pace, firstPiece, texts, reader) else { return }
      readers.withState { $0.append(read) }
    }
    guard !pace.isGivenUp else { return nil }
    return readers.withState { state in
      defer { state = [] }
      return state.isEmpty ? nil : state
    }
  }

  private static func readAll<Lines: LineSupply, Reader: RecordReading>(
    _ lines: inout Lines, _ pace: SharedPace, _ firstPiece: Int, _ texts: SharedTexts, _ make: () -> Reader?
  ) -> Reader? {
    guard var piece = lines.nextPiece() else { return nil }
    guard var reader = make() else {
      pace.giveUp()
      return nil
    }
    reader.tree.sharedTexts = texts
    while true {
      reader.tree.begin(piece: firstPiece + piece)
      guard let byteCount = read(&lines, &reader), !pace.isGivenUp else {
        pace.giveUp()
        return nil
      }
      reader.tree.seal(next: firstPiece + piece + 1, reader.limits.pieces)
      pace.finish(byteCount)
      guard let next = lines.nextPiece() else { return reader }
      piece = next
    }
  }

  /// Reads the lines of a piece and tells how many bytes they have; nil where something is wrong with them.
  private static func read<Lines: LineSupply, Reader: RecordReading>(
    _ lines: inout Lines, _ reader: inout Reader
  ) -> Int? {
    var byteCount = 0
    while let (place, start) = lines.nextLines() {
      guard read(lines.bytes.span.extracting(place), at: start, &reader) else { return nil }
      byteCount += place.count
    }
    return byteCount
  }

  /// False where something is wrong with the lines.
  private static func read<Reader: RecordReading>(
    _ text: Span<UInt8>, at start: Int, _ reader: inout Reader
  ) -> Bool {
    guard UTF8Validation.firstInvalidByte(text) == nil else { return false }
    reader.begin(at: start, newBytes: text.count, from: 0)
    reader.beginLines()
    guard case .finished = try? reader.advance(text, isLast: true, until: .max) else { return false }
    return true
  }
}
