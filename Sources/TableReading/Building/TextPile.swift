import Values

/// Texts one behind another, and where each ends.
struct TextPile: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []

  var count: Int { ends.count }

  mutating func append(_ text: Span<UInt8>) {
    bytes.append(bytesOf: text)
    ends.append(bytes.count)
  }

  /// Where the text that is number `index` stands.
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

  mutating func removeLast() {
    ends.removeLast()
    bytes.removeSubrange((ends.last ?? 0)...)
  }
}
