/// Elements at one address, for loops that several threads run over them.
///
/// Asking an array for its pointer block by block would count its references up and down between the threads, which
/// costs more than the test of a block. The elements are never changed, and are kept, so their address stays.
package struct PinnedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Nothing writes through the pointer, and `owner` keeps what it points to.
  private let start: UnsafePointer<Element>?
  private let owner: StoredArray<Element>
  package let count: Int

  package init(_ elements: StoredArray<Element>) {
    owner = elements
    count = elements.count
    start = elements.withUnsafeBufferPointer { $0.baseAddress }
  }

  /// Where some elements stand, which must all be there.
  @inline(__always)
  package func pointer(_ range: Range<Int>) -> UnsafePointer<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the elements are some of those pinned")
    guard let start else { preconditionFailure("an array without elements has no address") }
    return start + range.lowerBound
  }
}

/// Codes at one address.
package enum PinnedCodes: Sendable {
  case bytes(PinnedArray<UInt8>)
  case halves(PinnedArray<UInt16>)
  case words(PinnedArray<UInt32>)
  case longs(PinnedArray<UInt64>)

  package init(_ codes: CodeVector) {
    switch codes {
    case .bytes(let codes): self = .bytes(PinnedArray(codes))
    case .halves(let codes): self = .halves(PinnedArray(codes))
    case .words(let codes): self = .words(PinnedArray(codes))
    case .longs(let codes): self = .longs(PinnedArray(codes))
    }
  }

  package var bytesPerCode: Int {
    switch self {
    case .bytes: 1
    case .halves: 2
    case .words: 4
    case .longs: 8
    }
  }

  /// The largest code of the width.
  package var largest: UInt64 { UInt64.max >> UInt64(64 - bytesPerCode * 8) }
}
