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
  private let checkpoint: (() throws -> Void)?
  private var rowsToCheckpoint = ByteSink.rowsPerCheckpoint

  /// So many rows are made between two questions whether to go on.
  private static let rowsPerCheckpoint = 64

  /// - Parameters:
  ///   - checkpoint: Asked again and again while an answer is made; what it throws ends the rendering.
  ///   - receive: Takes the pieces.
  package init(checkpoint: (() throws -> Void)? = nil, _ receive: @escaping Receiver) {
    self.receive = receive
    self.checkpoint = checkpoint
    pending.reserveCapacity(ByteSink.pieceSize * 2)
  }

  /// Appends bytes.
  package func write(_ bytes: some Collection<UInt8>) throws {
    pending.append(contentsOf: bytes)
    try handOnFullPieces()
  }

  /// Hands on all that is left.
  package func flush() throws {
    try handOnFullPieces()
    guard !pending.isEmpty else { return }
    let rest = pending
    pending.removeAll(keepingCapacity: true)
    try receive(rest.span)
  }

  /// To be called for every row that is measured; for those written `handOnFullPieces` does it.
  func passRow() throws {
    rowsToCheckpoint -= 1
    guard rowsToCheckpoint <= 0 else { return }
    rowsToCheckpoint = ByteSink.rowsPerCheckpoint
    try checkpoint?()
  }

  /// Hands on what fills whole pieces. Cheap where nothing does, so that it can be called after every row.
  func handOnFullPieces() throws {
    try passRow()
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
