/// The name of a field, to be found again in the source eight bytes at a time.
struct BuilderKey: Sendable {
  /// UTF-8 without escapes; empty for elements of a list.
  let bytes: [UInt8]
  let pattern: Pattern

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    pattern = Pattern(bytes)
  }

  /// True where the source has this key's bytes and a quote at that place, behind the first quote.
  func stands(in text: Span<UInt8>, at position: Int) -> Bool {
    guard pattern.length > 0, text.count &- position > bytes.count else { return false }
    for index in 0..<bytes.count where text[position &+ index] != bytes[index] { return false }
    return text[position &+ bytes.count] == JSONScanner.quote
  }

  /// The bytes around a name, `,"name":`, in words.
  struct Pattern: BitwiseCopyable, Sendable {
    /// How many bytes `,"name":` has; 0 where the source may have to spell the name with escapes, or it is long.
    let length: Int
    /// Eight bytes to a word, the rest zero; and which bits of each count.
    private var words = InlineArray<4, UInt64>(repeating: 0)
    private var masks = InlineArray<4, UInt64>(repeating: 0)

    fileprivate init(_ bytes: [UInt8]) {
      let isPlain = !bytes.contains { $0 == JSONScanner.quote || $0 == JSONScanner.backslash || $0 < 0x20 }
      let pattern =
        [UInt8(ascii: ","), JSONScanner.quote] + bytes + [JSONScanner.quote, UInt8(ascii: ":")]
      length = isPlain && pattern.count <= 32 ? pattern.count : 0
      for index in 0..<length {
        words[index >> 3] |= UInt64(pattern[index]) << UInt64(index & 7 * 8)
        masks[index >> 3] |= 0xFF << UInt64(index & 7 * 8)
      }
    }

    /// True where just `,"name":` stands, the first byte aside where it is not to count. 32 bytes can be looked at.
    @inline(__always)
    func stands(at place: UnsafeRawPointer, isFirst: Bool) -> Bool {
      guard length > 0 else { return false }
      let comma: UInt64 = isFirst ? 0xFF : 0
      guard (word(0, place) ^ words[0]) & masks[0] & ~comma == 0 else { return false }
      return length <= 8
        || isPart(1, place) && (length <= 16 || isPart(2, place) && (length <= 24 || isPart(3, place)))
    }

    @inline(__always)
    private func isPart(_ index: Int, _ place: UnsafeRawPointer) -> Bool {
      (word(index, place) ^ words[index]) & masks[index] == 0
    }

    @inline(__always)
    private func word(_ index: Int, _ place: UnsafeRawPointer) -> UInt64 {
      UInt64(littleEndian: place.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self))
    }
  }
}
