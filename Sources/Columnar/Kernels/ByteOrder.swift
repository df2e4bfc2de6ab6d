/// Compares texts by their bytes, which for UTF-8 is by code point.
package enum ByteOrder {
  /// Negative where the first comes before the second, 0 where they are equal, else positive.
  package static func compare(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Int {
    let common = min(first.count, second.count)
    // Both loads of eight bytes end at `common` or before it; the pointers do not leave.
    return first.withUnsafeBufferPointer { left in
      second.withUnsafeBufferPointer { right in
        let (leftRaw, rightRaw) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
        var position = 0
        while position &+ 8 <= common {
          let a = UInt64(bigEndian: leftRaw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
          let b = UInt64(bigEndian: rightRaw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
          if a != b { return a < b ? -1 : 1 }
          position &+= 8
        }
        while position < common {
          if leftRaw[position] != rightRaw[position] {
            return leftRaw[position] < rightRaw[position] ? -1 : 1
          }
          position &+= 1
        }
        return left.count &- right.count
      }
    }
  }

  /// True where both have the same bytes.
  @inline(__always)
  package static func isEqual(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    // Every load ends at the texts' common end or before it; the pointers do not leave.
    return first.withUnsafeBufferPointer { left in
      second.withUnsafeBufferPointer { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return isEqual(left, right, first.count)
      }
    }
  }

  /// The same for two of so many bytes.
  @inline(__always)
  package static func isEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
    guard count >= 8 else {
      for position in 0..<count where byte(left, position) != byte(right, position) { return false }
      return true
    }
    var position = 0
    while position &+ 32 <= count {
      // Four words to a branch: long texts that are equal take half the time.
      let first = word(left, position) ^ word(right, position)
      let second = word(left, position &+ 8) ^ word(right, position &+ 8)
      let third = word(left, position &+ 16) ^ word(right, position &+ 16)
      let fourth = word(left, position &+ 24) ^ word(right, position &+ 24)
      guard first | second | third | fourth == 0 else { return false }
      position &+= 32
    }
    while position &+ 8 <= count {
      guard word(left, position) == word(right, position) else { return false }
      position &+= 8
    }
    return word(left, count &- 8) == word(right, count &- 8)
  }

  @inline(__always)
  private static func byte(_ bytes: UnsafeRawPointer, _ position: Int) -> UInt8 {
    bytes.load(fromByteOffset: position, as: UInt8.self)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawPointer, _ position: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
  }

  /// The first eight bytes as one number that orders like them; shorter texts are filled up with zeros.
  package static func prefix(_ text: Span<UInt8>) -> UInt64 {
    if text.count >= 8 {
      return text.withUnsafeBufferPointer {
        // Eight bytes are there.
        UInt64(bigEndian: UnsafeRawBufferPointer($0).loadUnaligned(as: UInt64.self))
      }
    }
    var prefix: UInt64 = 0
    for index in 0..<8 { prefix = prefix << 8 | (index < text.count ? UInt64(text[index]) : 0) }
    return prefix
  }
}
