/// The name of a field, to be found again in the source eight bytes at a time.
struct BuilderKey: Sendable {
  /// UTF-8 without escapes; empty for elements of a list.
  let bytes: [UInt8]
  /// How many bytes `,"name":` has; 0 where the source may have to spell the name with escapes, or it is long.
  private let length: Int
  /// `,"name":`, eight bytes to a word, the rest zero; and which bits of each count.
  private var words = InlineArray<4, UInt64>(repeating: 0)
  private var masks = InlineArray<4, UInt64>(repeating: 0)

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let isPlain = !bytes.contains { $0 == JSONScanner.quote || $0 == JSONScanner.backslash || $0 < 0x20 }
    let pattern =
      [UInt8(ascii: ","), JSONScanner.quote] + bytes + [JSONScanner.quote, UInt8(ascii: ":")]
    length = isPlain && pattern.count <= 32 ? pattern.count : 0
    for index in 0..<length {
      words[index >> 3] |= UInt64(pattern[index]) << UInt64(index & 7 * 8)
      masks[index >> 3] |= 0xFF << UInt64(index & 7 * 8)
    }
  }

  /// True where the source has this key's bytes and a quote at that place, behind the first quote.
  func stands(in text: Span<UInt8>, at position: Int) -> Bool {
    guard length > 0, text.count &- position > bytes.count else { return false }
    for index in 0..<bytes.count where text[position &+ index] != bytes[index] { return false }
    return text[position &+ bytes.count] == JSONScanner.quote
  }

  /// The place behind `,"name":` where just that stands at a place; nil where it does not, and near the end of the
  /// source: then it has to be read piece by piece.
  @inline(__always)
  func end(in text: Span<UInt8>, at position: Int) -> Int? {
    guard length > 0, text.count &- position > 32, isPart(0, text, position),
      length <= 8 || isPart(1, text, position), length <= 16 || isPart(2, text, position),
      length <= 24 || isPart(3, text, position)
    else { return nil }
    return position &+ length
  }

  /// The bounds have been checked, and every bit pattern is a UInt64.
  @inline(__always)
  private func isPart(_ index: Int, _ text: Span<UInt8>, _ position: Int) -> Bool {
    let word = text.bytes.unsafeLoadUnaligned(fromByteOffset: position &+ index &* 8, as: UInt64.self)
    return UInt64(littleEndian: word) & masks[index] == words[index]
  }
}
