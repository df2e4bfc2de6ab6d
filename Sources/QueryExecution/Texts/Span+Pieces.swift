import Values

extension Span<UInt8> {
  /// No more bytes of a text are worked on between two questions whether to stop.
  private static var mostInPiece: Int { 1 << 16 }

  /// Cuts UTF-8 into pieces that end where code points do, and calls `body` with each; ends early where that returns
  /// false.
  @inline(__always)
  func forEachPiece(_ body: (Span<UInt8>) -> Bool) {
    if count <= Span.mostInPiece {
      _ = body(self)
      return
    }
    var start = 0
    while start < count {
      var end = Swift.min(start + Span.mostInPiece, count)
      while end < count && self[end] & 0xC0 == 0x80 { end += 1 }
      guard body(extracting(start..<end)) else { return }
      start = end
    }
  }
}

extension [UInt8] {
  /// Appends bytes, however many; ends early where the query is to stop.
  mutating func append(bytesOf text: Span<UInt8>, _ pacing: inout PacedInterruption) {
    text.forEachPiece { piece in
      guard !pacing.isStopped(afterSpending: piece.count) else { return false }
      append(bytesOf: piece)
      return true
    }
  }
}
