import Values

/// What the caller of a reading is told and asked while it goes on.
package struct ReadingWatch: Sendable {
  /// So many bytes, about a millisecond, lie between two questions.
  static let stretch = 1 << 18

  /// Told again and again of how many bytes of all inputs have been read, and of how many there are; at the end
  /// both are equal. Columns are made after that.
  package var progress: (@Sendable (_ bytesRead: Int, _ byteCount: Int) -> Void)?
  /// Asked again and again; true ends the reading with a failure that has the code `cancelled`.
  package var isCancelled: (@Sendable () -> Bool)?

  /// At most so many threads read, at least 1.
  package var threads: Int

  package init(
    progress: (@Sendable (_ bytesRead: Int, _ byteCount: Int) -> Void)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil, threads: Int = Platform.processorCount
  ) {
    self.progress = progress
    self.isCancelled = isCancelled
    self.threads = max(threads, 1)
  }

  /// True where the reading should be given up.
  var isStopped: Bool { isCancelled?() ?? false }
}
