import Perigee
import ResultRendering

/// Standard output of a run, which waits for a reader no longer than the query at hand may take.
final class StandardOutput {
  /// Takes what is written. It reaches the reader in pieces, at the latest where an answer ends.
  let sink: ByteSink
  private let patience: Patience
  /// True where an answer was broken off after a part of it had reached the reader.
  private var isInsideAnswer = false

  init() {
    let patience = Patience()
    self.patience = patience
    sink = ByteSink { bytes in try patience.write(bytes) }
  }

  /// Writes an answer, or a part of what is no answer, and hands all of it on.
  ///
  /// - Parameter deadline: The time of the monotonic clock at which writing and waiting end with
  ///   `RenderingInterrupted`; nil for never. What has not reached the reader then never does.
  func write(until deadline: UInt64?, _ body: (ByteSink) throws -> Void) throws {
    patience.begin(until: deadline)
    if let deadline { sink.isInterrupted = { Platform.monotonicNanoseconds() > deadline } }
    defer {
      patience.begin(until: nil)
      sink.isInterrupted = nil
    }
    do {
      if isInsideAnswer { try sink.write("\n".utf8) }
      try body(sink)
      try sink.flush()
      isInsideAnswer = false
    } catch is RenderingInterrupted {
      sink.discardPending()
      isInsideAnswer = isInsideAnswer || patience.hasWritten
      throw RenderingInterrupted()
    }
  }
}

/// How long standard output is waited for.
private final class Patience {
  private var deadline: UInt64?
  /// True where something was written since the last beginning.
  private(set) var hasWritten = false

  func begin(until deadline: UInt64?) {
    self.deadline = deadline
    hasWritten = false
  }

  func write(_ bytes: Span<UInt8>) throws {
    guard let deadline else {
      hasWritten = true
      return try Platform.write(bytes, to: Platform.standardOutput)
    }
    let count = try Platform.writePart(bytes, to: Platform.standardOutput) {
      Platform.monotonicNanoseconds() > deadline
    }
    hasWritten = hasWritten || count > 0
    guard count == bytes.count else { throw RenderingInterrupted() }
  }
}
