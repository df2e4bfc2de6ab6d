/// The name of a field, to be found again in the source eight bytes at a time.
struct BuilderKey: Sendable {
  /// UTF-8 without escapes; empty for elements of a list.
  let bytes: [UInt8]
  let pattern: Pattern

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    pattern = Pattern(bytes)
  }

  /// True where just `"name":` stands at a place. Near the end of the text, and of a long name or one that may need
  /// escapes, that is not looked for.
  func stands(in text: Span<UInt8>, at quote: Int) -> Bool {
    let first = quote &- 1
    guard first >= 0, text.count &- first >= Pattern.reach else { return false }
    // So many bytes are there.
    return text.withUnsafeBytes { text in
      text.baseAddress.map { pattern.stands(at: $0 + first, isFirst: true) } ?? false
    }
  }

  /// The bytes around a name, `,"name":`, in words.
  struct Pattern: BitwiseCopyable, Sendable {
    /// How many bytes at a place are looked at.
    static let reach = 32

    /// How many bytes `,"name":` has; 0 where the source may have to spell the name with escapes, or it is long.
    let length: Int
    /// Eight bytes to a word, the rest zero; and which bits of each count.
    private var words = InlineArray<4, UInt64>(repeating: 0)
    private var masks = InlineArray<4, UInt64>(repeating: 0)

    fileprivate init(_ bytes: [UInt8]) {
      let isPlain = !bytes.contains { $0 == JSONScanner.quote || $0 == JSONScanner.backslash || $0 < 0x20 }
      let pattern =
        [UInt8(ascii: ","), JSONScanner.quote] + bytes + [JSONScanner.quote, UInt8(ascii: ":")]
      length = isPlain && pattern.count <= Pattern.reach ? pattern.count : 0
      for index in 0..<length {
        words[index >> 3] |= UInt64(pattern[index]) << UInt64(index & 7 * 8)
        masks[index >> 3] |= 0xFF << UInt64(index & 7 * 8)
      }
    }

    /// True where just `,"name":` stands, the first byte aside where it is not to count. `reach` bytes can be looked at.
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
