import Values

/// Texts one behind another, and where each ends.
struct TextPile: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Fewer than 2³² bytes are ever kept: those who append see to that.
  private(set) var ends: [UInt32] = []

  var count: Int { ends.count }

  @inline(__always)
  mutating func append(_ text: Span<UInt8>) {
    bytes.append(bytesOf: text)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// Where the text that is number `index` stands.
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

  mutating func removeLast() {
    ends.removeLast()
    bytes.removeSubrange(Int(ends.last ?? 0)...)
  }

  /// Makes room for all the texts of a pile that has none yet: growing step by step would copy them.
  mutating func reserve(texts: Int, bytes byteCount: Int) {
    guard count == 0 else { return }
    bytes.reserveCapacity(byteCount)
    ends.reserveCapacity(texts)
  }
}
