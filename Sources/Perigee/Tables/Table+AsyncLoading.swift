import QueryExecution
public import TableReading

// The `async` forms: the same tables, made off the threads of Swift's cooperative pool. Cancelling the task ends the
// loading as a cancelled token does.

extension Table {
  /// Loads a file on a thread of its own.
  ///
  /// - Throws: `DataError` where the file cannot be read or is wrong, with the place, or the task is cancelled.
  public init(
    contentsOfFile path: String, shapes: [TableShape] = [], options: LoadingOptions = LoadingOptions()
  ) async throws(DataError) {
    try await self.init(contentsOfFiles: [path], shapes: shapes, options: options)
  }

  /// Loads several files as one table, on a thread of its own.
  ///
  /// - Throws: `DataError` where a file cannot be read or is wrong, or the task is cancelled.
  public init(
    contentsOfFiles paths: [String], shapes: [TableShape] = [], options: LoadingOptions = LoadingOptions()
  ) async throws(DataError) {
    self = try await BackgroundWork.run(until: ExecutionOptions()) { (execution) throws(DataError) in
      let watch = options.watch(or: execution.isCancelled)
      return try Table(files: paths.map { DataFile(path: $0) }, shapes: shapes, watch: watch)
    }
  }

  /// Loads bytes that are there already, on a thread of its own.
  ///
  /// - Throws: `DataError` with the place where the data are wrong, or where the task is cancelled.
  public init(
    bytes: [UInt8], named name: String = "data", shapes: [TableShape] = [],
    options: LoadingOptions = LoadingOptions()
  ) async throws(DataError) {
    self = try await BackgroundWork.run(until: ExecutionOptions()) { (execution) throws(DataError) in
      try Table(
        files: [DataFile(name: name, bytes: bytes)], shapes: shapes,
        watch: options.watch(or: execution.isCancelled))
    }
  }

  /// Loads a stream of pieces of bytes, say from a download. The bytes are kept until the stream has ended, and then
  /// read on a thread of their own; pieces may be cut anywhere.
  ///
  /// - Throws: `DataError` where the stream fails (``DataError/underlyingError`` is what it threw), the data are
  ///   wrong, or the task is cancelled.
  public init<Chunks: AsyncSequence>(
    chunks: Chunks, named name: String = "stream", shapes: [TableShape] = [],
    options: LoadingOptions = LoadingOptions()
  ) async throws(DataError) where Chunks.Element: Sequence<UInt8> {
    var stream = StreamedBytes(name: name, options: options)
    do {
      for try await chunk in chunks { try stream.append(chunk) }
    } catch let error as DataError {
      throw error
    } catch {
      throw Task.isCancelled ? DataError.cancelled : DataError(stream: name, failedWith: error)
    }
    try await self.init(bytes: stream.bytes, named: name, shapes: shapes, options: options)
  }
}
