import ResultRendering

/// Why an answer was not written to its end.
public enum WritingError<Failure: Error>: Error {
  /// The token was cancelled.
  case cancelled
  /// The receiver of the bytes threw this.
  case receiver(Failure)
}

extension QueryResult {
  /// Writes the answer in pieces of about 64 KiB, as they are made: no answer is too large to be written.
  ///
  ///     try result.write(as: .json) { bytes in try file.write(bytes) }
  ///
  /// The whole is always the same bytes; how it is cut into pieces says nothing.
  ///
  /// - Parameters:
  ///   - format: How it is written.
  ///   - options: Its width, its colours, the fields of whole records.
  ///   - cancellation: Asked again and again; once it is cancelled no more pieces come.
  ///   - receive: Takes a piece of UTF-8, which is valid during the call only. It may throw to end the writing.
  /// - Throws: `WritingError`.
  public func write<Failure: Error>(
    as format: ResultFormat, options: WritingOptions = WritingOptions(),
    cancellation: CancellationToken? = nil, to receive: (Span<UInt8>) throws(Failure) -> Void
  ) throws(WritingError<Failure>) {
    let outcome = withoutActuallyEscaping(receive) { receive in
      var failure: Failure?
      let sink = ByteSink { bytes in
        do throws(Failure) {
          try receive(bytes)
        } catch {
          failure = error
          throw ReceiverStopped()
        }
      }
      if let cancellation { sink.isInterrupted = { cancellation.isCancelled } }
      do {
        var rendering = options.rendering
        rendering.mode = recordMode(rendering.mode)
        try ResultRenderer.render(resultSet, as: format.output, options: rendering, into: sink)
        return Result<Void, WritingError<Failure>>.success(())
      } catch {
        return .failure(failure.map { .receiver($0) } ?? .cancelled)
      }
    }
    try outcome.get()
  }

  /// The whole answer as one text.
  public func text(as format: ResultFormat, options: WritingOptions = WritingOptions()) -> String {
    var text: [UInt8] = []
    do throws(WritingError<Never>) {
      try write(as: format, options: options) { bytes in
        for index in bytes.indices { text.append(bytes[index]) }
      }
    } catch {
      preconditionFailure("without a token and with a receiver that never throws nothing ends the writing")
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// Ends a rendering whose receiver has thrown something of its own.
private struct ReceiverStopped: Error {}
