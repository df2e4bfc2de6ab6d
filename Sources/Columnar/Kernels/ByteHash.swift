/// Hashes of words and of texts, spread over all 64 bits: by multiplications to 128 bits whose halves are joined.
package enum ByteHash {
  private static let firstFactor: UInt64 = 0x9e37_79b9_7f4a_7c15
  private static let secondFactor: UInt64 = 0xd6e8_feb8_6659_fd93

  /// Mixes one word into the hash of what came before it.
  @inline(__always)
  package static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word ^ secondFactor).multipliedFullWidth(by: firstFactor)
    return product.high ^ product.low
  }

  /// The hash of a text.
  package static func hash(_ text: Span<UInt8>) -> UInt64 {
    // Every load of eight bytes ends at the text's end or before it; the pointer does not leave.
    text.withUnsafeBufferPointer { text in
      let raw = UnsafeRawBufferPointer(text)
      var hash = UInt64(truncatingIfNeeded: raw.count) &* secondFactor
      var position = 0
      while position &+ 8 <= raw.count {
        hash = mix(hash, raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        position &+= 8
      }
      var rest: UInt64 = 0
      while position < raw.count {
        rest = rest &<< 8 | UInt64(raw[position])
        position &+= 1
      }
      return mix(hash, rest)
    }
  }
}
