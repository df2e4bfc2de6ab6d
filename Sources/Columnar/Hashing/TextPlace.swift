/// Where a text stands among others: its first byte and how many it has, in 32 bits each.
package struct TextPlace: BitwiseCopyable, Sendable {
  private let start: UInt32
  private let length: UInt32

  /// A place inside the first 2³² bytes.
  @inlinable
  package init(_ range: Range<Int>) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    length = UInt32(truncatingIfNeeded: range.count)
  }

  var range: Range<Int> { Int(start)..<Int(start) &+ Int(length) }
}
