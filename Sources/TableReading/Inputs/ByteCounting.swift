/// Counts bytes.
enum ByteCounting {
  /// How often a byte occurs in a text.
  static func count(of byte: UInt8, in text: Span<UInt8>) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let low: UInt64 = ones &* 0x7F
    let wanted = ones &* UInt64(byte)
    let bytes = text.bytes
    var count = 0
    var position = 0
    while position &+ 8 <= text.count {
      // Every bit pattern is a UInt64, and the bounds are checked.
      let rest = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self) ^ wanted
      // The upper bit of each byte that is zero; no carry leaves a byte.
      let zeros = ~((rest & low) &+ low | rest | low)
      count &+= zeros.nonzeroBitCount
      position &+= 8
    }
    while position < text.count {
      if text[position] == byte { count &+= 1 }
      position &+= 1
    }
    return count
  }
}
