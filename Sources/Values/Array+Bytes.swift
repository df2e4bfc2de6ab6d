extension [UInt8] {
  /// Appends a copy of the bytes.
  package mutating func append(bytesOf span: Span<UInt8>) {
    // The standard library cannot append a span yet; byte by byte it would cost ten times as much. The pointer
    // does not leave the closure.
    span.withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}
