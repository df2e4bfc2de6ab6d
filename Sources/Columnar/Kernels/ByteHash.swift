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
    text.withUnsafeBytes { bytes in bytes.baseAddress.map { hash(at: $0, bytes.count) } ?? mix(0, 0) }
  }

  /// The hash of the text of so many bytes at a place; every load of eight bytes ends at the text's end or before it.
  @inline(__always)
  package static func hash(at start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* secondFactor
    var position = 0
    while position &+ 8 <= count {
      hash = mix(hash, start.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position &+= 8
    }
    return mix(hash, rest(at: start, count))
  }

  /// What is left behind the last whole eight bytes: the last eight once more where there are so many.
  @inline(__always)
  private static func rest(at start: UnsafeRawPointer, _ count: Int) -> UInt64 {
    if count >= 8 { return start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) }
    if count >= 4 {
      let first = UInt64(start.loadUnaligned(as: UInt32.self))
      return first &<< 32 | UInt64(start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
    }
    guard count > 0 else { return 0 }
    return UInt64(start.load(as: UInt8.self)) &<< 16
      | UInt64(start.load(fromByteOffset: count &>> 1, as: UInt8.self)) &<< 8
      | UInt64(start.load(fromByteOffset: count &- 1, as: UInt8.self))
  }
}
