/// Collects bytes and hands them on in pieces of about 64 KiB.
///
/// The receiver may throw, to say that output failed or that the reader has gone; that ends the rendering.
package final class ByteSink {
  /// Takes a piece of the output.
  package typealias Receiver = (Span<UInt8>) throws -> Void

  /// No piece is longer than this; all but the last of a rendering are exactly as long.
  package static let pieceSize = 1 << 16

  /// What has not been handed on yet. Renderers append here, then call `handOnFullPieces`.
  var pending: [UInt8] = []
  private let receive: Receiver
  /// Asked again and again while an answer is written, also where that makes no bytes yet; true ends the rendering
  /// with `RenderingInterrupted`. A receiver that can wait for long has to ask for itself.
  package var isInterrupted: (@Sendable () -> Bool)?
  /// How many cells may be made until that is asked again.
  private var cellsLeft = 0

  package init(_ receive: @escaping Receiver) {
    self.receive = receive
    pending.reserveCapacity(ByteSink.pieceSize * 2)
  }

  /// A row counts as so many cells, whatever it has; rows with more are longer in the making, but not by much.
  private static let cellsPerRow = 16
  static let cellsPerQuestion = 512

  /// Tells of work done that may have made no bytes.
  func tell(ofCells count: Int) throws {
    cellsLeft -= count
    guard cellsLeft < 0 else { return }
    cellsLeft = ByteSink.cellsPerQuestion
    if let isInterrupted, isInterrupted() { throw RenderingInterrupted() }
  }

  /// Appends bytes.
  package func write(_ bytes: some Collection<UInt8>) throws {
    pending.append(contentsOf: bytes)
    try handOnFullPieces()
  }

  /// Hands on all that is left. Where that is nothing, nobody is asked: what has reached the reader whole is not ended.
  package func flush() throws {
    guard !pending.isEmpty else { return }
    try handOnFullPieces()
    guard !pending.isEmpty else { return }
    let rest = pending
    pending.removeAll(keepingCapacity: true)
    try receive(rest.span)
  }

  /// Forgets what has not been handed on, where the rest of it will never come.
  package func discardPending() { pending.removeAll(keepingCapacity: true) }

  /// Hands on what fills whole pieces. Cheap where nothing does, so that it can be called after every row.
  func handOnFullPieces() throws {
    try tell(ofCells: ByteSink.cellsPerRow)
    guard pending.count >= ByteSink.pieceSize else { return }
    var full = pending
    pending = []
    var start = 0
    while full.count - start >= ByteSink.pieceSize {
      try receive(full.span.extracting(start..<start + ByteSink.pieceSize))
      start += ByteSink.pieceSize
    }
    full.removeSubrange(..<start)
    pending = full
  }
}
