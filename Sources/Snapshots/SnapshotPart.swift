import Columnar

/// Elements that a snapshot holds one behind another, from an aligned place on.
enum SnapshotPart {
  case bytes(StoredArray<UInt8>)
  case halves(StoredArray<UInt16>)
  case words(StoredArray<UInt32>)
  case longs(StoredArray<UInt64>)
  case reals(StoredArray<Double>)

  var byteCount: Int {
    switch self {
    case .bytes(let elements): elements.count
    case .halves(let elements): elements.count * 2
    case .words(let elements): elements.count * 4
    case .longs(let elements): elements.count * 8
    case .reals(let elements): elements.count * 8
    }
  }

  init(_ codes: CodeVector) {
    switch codes {
    case .bytes(let codes): self = .bytes(codes)
    case .halves(let codes): self = .halves(codes)
    case .words(let codes): self = .words(codes)
    case .longs(let codes): self = .longs(codes)
    }
  }

  /// Gives the bytes as they stand in memory; the pointer is good for the call only.
  func withBytes<Failure>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    switch self {
    case .bytes(let elements):
      try elements.withUnsafeBufferPointer { (part) throws(Failure) in try body(UnsafeRawBufferPointer(part))
      }
    case .halves(let elements):
      try elements.withUnsafeBufferPointer { (part) throws(Failure) in try body(UnsafeRawBufferPointer(part))
      }
    case .words(let elements):
      try elements.withUnsafeBufferPointer { (part) throws(Failure) in try body(UnsafeRawBufferPointer(part))
      }
    case .longs(let elements):
      try elements.withUnsafeBufferPointer { (part) throws(Failure) in try body(UnsafeRawBufferPointer(part))
      }
    case .reals(let elements):
      try elements.withUnsafeBufferPointer { (part) throws(Failure) in try body(UnsafeRawBufferPointer(part))
      }
    }
  }
}
