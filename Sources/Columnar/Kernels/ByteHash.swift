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
  @inline(__always)
  package static func hash(_ text: Span<UInt8>) -> UInt64 {
    // The pointer does not leave.
    text.withUnsafeBufferPointer { hash(UnsafeRawBufferPointer($0)) }
  }

  /// The same; every load of eight bytes ends at the text's end or before it.
  @inline(__always)
  static func hash(_ raw: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: raw.count) &* secondFactor
    var position = 0
    while position &+ 8 <= raw.count {
      hash = mix(hash, raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position &+= 8
    }
    return mix(hash, rest(of: raw, from: position))
  }

  /// What is left behind the last whole eight bytes: the last eight once more where there are so many.
  @inline(__always)
  private static func rest(of raw: UnsafeRawBufferPointer, from position: Int) -> UInt64 {
    let count = raw.count
    if count >= 8 { return raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) }
    if count >= 4 {
      let first = UInt64(raw.loadUnaligned(as: UInt32.self))
      return first &<< 32 | UInt64(raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
    }
    guard count > 0 else { return 0 }
    return UInt64(raw[0]) &<< 16 | UInt64(raw[count &>> 1]) &<< 8 | UInt64(raw[count &- 1])
  }
}
