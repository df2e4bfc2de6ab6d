import TableReading
import Values

/// What goes along with the loading of a table.
public struct LoadingOptions: Sendable {
  /// Told again and again how far reading has come, on a thread that loads, never on two at once. Must be quick.
  public var progress: (@Sendable (LoadingProgress) -> Void)?
  /// At most so many threads read, at least 1; nil leaves their number to the machine. The table never depends on it.
  public var threads: Int?
  /// What stops the loading when it is cancelled: it ends with a `DataError` of code `cancelled`.
  public var cancellation: CancellationToken?

  /// Makes options. Without arguments nobody is told, and nothing stops the loading.
  public init(
    threads: Int? = nil, cancellation: CancellationToken? = nil,
    progress: (@Sendable (LoadingProgress) -> Void)? = nil
  ) {
    self.threads = threads
    self.cancellation = cancellation
    self.progress = progress
  }

  /// The same for the reader, which may be stopped by somebody else too.
  func watch(or isStopped: (@Sendable () -> Bool)? = nil) -> ReadingWatch {
    var watch = ReadingWatch(threads: threads ?? Platform.processorCount)
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
