/// The lines of the pieces that one reader takes out of a queue, each of them in one go.
struct QueuedLines: LineSupply {
  private let queue: PieceQueue
  private(set) var bytes: [UInt8] = []
  /// Nil when its lines have been given.
  private var piece: PieceQueue.Piece?

  init(_ queue: PieceQueue) { self.queue = queue }

  mutating func nextPiece() -> Int? {
    piece = queue.next(into: &bytes)
    return piece?.number
  }

  mutating func nextLines() -> (place: Range<Int>, start: Int)? {
    defer { piece = nil }
    return piece.map { (0..<$0.count, $0.start) }
  }
}
