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

  /// Begins again without texts, and keeps the memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// The same in no more memory than it takes.
  var packed: TextPile {
    var packed = TextPile()
    packed.bytes = Array(bytes[...])
    packed.ends = Array(ends[...])
    return packed
  }
}
