/// The name of a field, to be found again in the source eight bytes at a time.
struct BuilderKey: Sendable {
  /// UTF-8 without escapes; empty for elements of a list.
  let bytes: [UInt8]
  /// The bytes and a closing quote, eight to a word, the rest of the last word zero; empty where the source may have to
  /// spell the name with escapes.
  private let words: [UInt64]
  /// Which bits of the last word count.
  private let lastMask: UInt64

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let isPlain = !bytes.contains { $0 == JSONScanner.quote || $0 == JSONScanner.backslash || $0 < 0x20 }
    var words: [UInt64] = []
    for (index, byte) in (isPlain ? bytes + [JSONScanner.quote] : []).enumerated() {
      if index & 7 == 0 { words.append(0) }
      words[index >> 3] |= UInt64(byte) << UInt64(index & 7 * 8)
    }
    self.words = words
    let rest = UInt64((bytes.count + 1) & 7) * 8
    lastMask = rest == 0 ? .max : 1 << rest - 1
  }

  /// True where the source has this key's bytes and a quote at that place. False too near the end of the source, and
  /// for keys that need escapes: then the key has to be read.
  @inline(__always)
  func stands(in text: Span<UInt8>, at position: Int) -> Bool {
    let last = words.count &- 1
    guard last >= 0, text.count &- position >= words.count &* 8 else { return false }
    let bytes = text.bytes
    for index in 0..<last where word(bytes, position &+ index &* 8) != words[index] { return false }
    return word(bytes, position &+ last &* 8) & lastMask == words[last]
  }

  /// The bounds have been checked, and every bit pattern is a UInt64.
  @inline(__always)
  private func word(_ bytes: RawSpan, _ position: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
  }
}
