/// The pieces of a stream, put together.
struct StreamedBytes {
  private let name: String
  private let options: LoadingOptions
  private(set) var bytes: [UInt8] = []

  init(name: String, options: LoadingOptions) {
    self.name = name
    self.options = options
  }

  mutating func append(_ chunk: some Sequence<UInt8>) throws(DataError) {
    if let token = options.cancellation, token.isCancelled { throw DataError.cancelled }
    bytes.append(contentsOf: chunk)
    options.progress?(LoadingProgress(bytesRead: bytes.count, byteCount: nil))
  }
}
