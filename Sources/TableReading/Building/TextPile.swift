import Columnar
import Values

/// Texts one behind another, and where each ends.
struct TextPile: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Fewer than 2³² bytes are ever kept: those who append see to that.
  private(set) var ends: [UInt32] = []

  var count: Int { ends.count }

  /// How much memory the texts have.
  var byteCount: Int { bytes.count + ends.count * 4 }

  @inline(__always)
  mutating func append(_ text: Span<UInt8>) {
    bytes.append(bytesOf: text)
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// Appends texts that stand in another and have so many bytes together.
  mutating func append(_ places: Span<TextPlace>, of text: Span<UInt8>, byteCount: Int) {
    ends.reserveCapacity(ends.count + places.count)
    var end = UInt32(truncatingIfNeeded: bytes.count)
    for place in places.indices {
      end &+= UInt32(truncatingIfNeeded: places[place].range.count)
      ends.append(end)
    }
    bytes.append(addingCapacity: byteCount) { output in
      output.withUnsafeMutableBufferPointer { room, count in
        text.withUnsafeBytes { text in
          TextPile.copy(places, of: text, to: UnsafeMutableRawBufferPointer(room), &count)
        }
      }
    }
  }

  /// So many bytes are copied at once, also of a text that has fewer: that takes no longer, and what is too much is
  /// overwritten by the next one.
  private static let copyLength = 16

  @inline(__always)
  private static func copy(
    _ places: Span<TextPlace>, of text: UnsafeRawBufferPointer, to room: UnsafeMutableRawBufferPointer,
    _ count: inout Int
  ) {
    guard let source = text.baseAddress, let target = room.baseAddress else { return }
    for place in places.indices {
      let range = places[place].range
      precondition(
        range.upperBound <= text.count && range.count <= room.count &- count, "there is room for the texts")
      if range.count <= copyLength, range.lowerBound <= text.count &- copyLength,
        count <= room.count &- copyLength
      {
        let bytes = (source + range.lowerBound).loadUnaligned(as: SIMD16<UInt8>.self)
        (target + count).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
      } else {
        (target + count).copyMemory(from: source + range.lowerBound, byteCount: range.count)
      }
      count &+= range.count
    }
  }

  /// Where the text that is number `index` stands.
  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(index)] }

  mutating func removeLast() {
    ends.removeLast()
    bytes.removeSubrange(Int(ends.last ?? 0)...)
  }

  /// Gives the bytes away, to be put in order with others; false where they are still here.
  mutating func give(to ordered: OrderedTexts, ofPiece piece: Int) -> Bool {
    ordered.put(&bytes, ofPiece: piece)
  }

  /// Gives the bytes away.
  mutating func takeBytes() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// Gives away where each text ends.
  mutating func takeEnds() -> [UInt32] {
    defer { ends = [] }
    return ends
  }

  /// Makes room for all the texts of a pile that has none yet: growing step by step would copy them.
  mutating func reserve(texts: Int, bytes byteCount: Int) {
    guard count == 0 else { return }
    bytes.reserveCapacity(byteCount)
    ends.reserveCapacity(texts)
  }
}
