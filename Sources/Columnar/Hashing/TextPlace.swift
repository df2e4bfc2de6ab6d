/// Where a text stands among others: its first byte and how many it has, in 32 bits each.
///
/// It is public because only then is what others do with it compiled into their loops, where a call for each text would
/// take as long as the rest.
public struct TextPlace: BitwiseCopyable, Sendable {
  @usableFromInline let start: UInt32
  @usableFromInline let length: UInt32

  /// A place inside the first 2³² bytes.
  @inlinable @inline(__always)
  package init(_ range: Range<Int>) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    length = UInt32(truncatingIfNeeded: range.count)
  }

  @inlinable
  package var range: Range<Int> { Int(start)..<Int(start) &+ Int(length) }
}
