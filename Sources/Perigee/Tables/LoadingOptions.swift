import TableReading

/// What goes along with the loading of a table.
public struct LoadingOptions: Sendable {
  /// Told again and again how far reading has come, on the thread that loads. Must be quick.
  public var progress: (@Sendable (LoadingProgress) -> Void)?
  /// What stops the loading when it is cancelled: it ends with a `DataError` of code `cancelled`.
  public var cancellation: CancellationToken?

  /// Makes options. Without arguments nobody is told, and nothing stops the loading.
  public init(
    cancellation: CancellationToken? = nil, progress: (@Sendable (LoadingProgress) -> Void)? = nil
  ) {
    self.cancellation = cancellation
    self.progress = progress
  }

  /// The same for the reader, which may be stopped by somebody else too.
  func watch(or isStopped: (@Sendable () -> Bool)? = nil) -> ReadingWatch {
    var watch = ReadingWatch()
    if let progress {
      watch.progress = { progress(LoadingProgress(bytesRead: $0, byteCount: $1)) }
    }
    let token = cancellation
    if token != nil || isStopped != nil {
      watch.isCancelled = { token?.isCancelled ?? false || isStopped?() ?? false }
    }
    return watch
  }
}

/// How far the loading of a table has come.
public struct LoadingProgress: Hashable, Sendable {
  /// How many bytes of all the data have been read and understood.
  public let bytesRead: Int
  /// How many there are; nil for a stream that has not ended.
  public let byteCount: Int?

  /// From 0 to 1; nil for a stream that has not ended.
  public var fraction: Double? {
    byteCount.map { $0 > 0 ? Double(bytesRead) / Double($0) : 1 }
  }
}
