/// Elements at one address, for loops that several threads run over them.
///
/// It does not keep the elements: whoever uses it sees to it that somebody does, and that they stay as they are.
/// Copying it counts no references, which the threads would count up and down block by block, and which would cost
/// more than the test of a block.
@usableFromInline
package struct PinnedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  // Without `@usableFromInline` other rooms call the generic form of what can be inlined.

  // Nothing writes through the pointer.
  @usableFromInline let start: UnsafePointer<Element>?
  @usableFromInline package let count: Int

  @inlinable
  package init(_ elements: StoredArray<Element>) {
    count = elements.count
    start = elements.withUnsafeBufferPointer { $0.baseAddress }
  }

  /// Some words; of a type that is known, so that nobody has to look for it at each array.
  @inlinable
  package init(words: [UInt64]) where Element == UInt64 { self.init(StoredArray(words)) }

  /// The words of a bitmap.
  package init(_ bits: Bitmap) where Element == UInt64 { self.init(words: bits.words) }

  /// Where some elements stand, which must all be there.
  @inlinable
  @inline(__always)
  package func pointer(_ range: Range<Int>) -> UnsafePointer<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the elements are some of those pinned")
    guard let start else { preconditionFailure("an array without elements has no address") }
    return start + range.lowerBound
  }

  /// All of them.
  @inlinable
  package var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }

  /// One element.
  @inlinable
  @inline(__always)
  package subscript(place: Int) -> Element { pointer(place..<place + 1)[0] }
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
