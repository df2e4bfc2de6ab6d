/// Columns of random codes, for as many rows as wanted.
struct SampleColumns {
  let rowCount: Int

  /// Codes that are evenly spread up to the largest. They come from a fixed generator.
  func codes<Code: FixedWidthInteger & UnsignedInteger>(upTo largest: Code) -> [Code] {
    var draws = Draws()
    return (0..<rowCount).map { _ in Code(truncatingIfNeeded: draws.next(UInt64(largest))) }
  }

  /// Whether a row is one of so many in 256.
  func isSet(in256 share: UInt64) -> [Bool] {
    var draws = Draws()
    return (0..<rowCount).map { _ in draws.next(255) < share }
  }

  /// Texts, about 32 bytes a row, of which one in a hundred holds what is looked for. Beyond 2 MiB they repeat.
  func text(needle: String) -> [UInt8] {
    let byteCount = rowCount * 32
    var draws = Draws()
    var part: [UInt8] = []
    while part.count < min(byteCount, 1 << 21) {
      part.append(contentsOf: "Progress MS-\(draws.next(99_999)), \(draws.next(99_999_999)) in ".utf8)
      if draws.next(99) == 0 { part.append(contentsOf: needle.utf8) }
      part.append(0)
    }
    var text: [UInt8] = []
    text.reserveCapacity(byteCount + part.count)
    while text.count < byteCount { text.append(contentsOf: part) }
    return text
  }

  /// A linear congruential generator.
  struct Draws {
    private var state: UInt64 = 0x5DEECE66D

    /// From 0 to the largest.
    mutating func next(_ largest: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return largest == .max ? state : (state >> 20) % (largest + 1)
    }
  }
}
