import Values

/// Reads one input of lines on several threads, each into a tree of its own.
///
/// It knows nothing of faults: where anything is not as it should be, the reading is given up, and the input has to be
/// read again in one go, which finds the first fault and its place.
enum LineReading {
  /// Calls for a reader for each thread and lets them read; nil where the reading was given up, and where there was
  /// nothing to read: no reader then tells what the lines are lines of.
  ///
  /// - Parameter step: About how many bytes of a piece are read in one go. Where a line break may stand inside quotes, that
  ///   has to be all of it.
  static func read<Reader: RecordReading>(
    _ queue: PieceQueue, step: Int, threads: Int, firstPiece: Int, _ reader: @escaping @Sendable () -> Reader?
  ) -> [Reader]? {
    let readers = Monitor<[Reader]>([])
    let texts = SharedTexts(readers: threads, byteCount: queue.byteCount)
    WorkerPool.forEach(threads, threads: threads) { _ in
      guard let read = readAll(queue, step, firstPiece, texts, reader) else { return }
      readers.withState { $0.append(read) }
    }
    guard !queue.isGivenUp else { return nil }
    return readers.withState { state in
      defer { state = [] }
      return state.isEmpty ? nil : state
    }
  }

  private static func readAll<Reader: RecordReading>(
    _ queue: PieceQueue, _ step: Int, _ firstPiece: Int, _ texts: SharedTexts, _ make: () -> Reader?
  ) -> Reader? {
    var bytes: [UInt8] = []
    guard var piece = queue.next(into: &bytes) else { return nil }
    guard var reader = make() else {
      queue.giveUp()
      return nil
    }
    reader.tree.sharedTexts = texts
    while true {
      reader.tree.begin(piece: firstPiece + piece.number)
      guard read(bytes.span.extracting(0..<piece.count), at: piece.start, inSteps: step, &reader) else {
        queue.giveUp()
        return nil
      }
      reader.tree.seal(next: firstPiece + piece.number + 1, reader.limits.pieces)
      queue.finish(piece.count)
      guard let next = queue.next(into: &bytes) else { return reader }
      piece = next
    }
  }

  /// Reads a piece in steps that the processor's cache holds with what is found there; false where something is wrong with
  /// the lines.
  private static func read<Reader: RecordReading>(
    _ piece: Span<UInt8>, at start: Int, inSteps step: Int, _ reader: inout Reader
  ) -> Bool {
    var position = 0
    while position < piece.count {
      let rest = piece.count - position
      let end = step < rest ? LineBreaks.end(in: piece, from: position + step) ?? piece.count : piece.count
      guard read(piece.extracting(position..<end), at: start + position, &reader) else { return false }
      position = end
    }
    return true
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
