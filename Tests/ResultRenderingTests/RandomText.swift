/// Random texts full of what makes terminals trouble. The same seed gives the same texts.
struct RandomText {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private static let pools: [[ClosedRange<UInt32>]] = [
    [0x20...0x7E], [0x20...0x7E], [0x20...0x7E],
    [0x00...0x1F, 0x7F...0x9F],
    [0x61C...0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069],
    [0x410...0x44F], [0xA0...0x17F], [0x4E00...0x4E80, 0xAC00...0xAC20, 0xFF01...0xFF20],
    [0x300...0x330, 0x200B...0x200D, 0xFE0F...0xFE0F, 0x20E3...0x20E3],
    [0x1F600...0x1F640, 0x1F3FB...0x1F3FF, 0x1F1E6...0x1F1FF, 0x2764...0x2764, 0x1F680...0x1F680],
    [0x1100...0x1112, 0x1161...0x1175, 0x10FFFF...0x10FFFF, 0xE000...0xE010],
    [0x22...0x22, 0x2C...0x2C, 0x09...0x0A, 0x0D...0x0D],
    [0x2A...0x2A, 0x5C...0x5C, 0x5F...0x60, 0x7C...0x7C],
  ]

  /// A number below `limit`. The generator is SplitMix64.
  mutating func number(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
  }

  mutating func text(upTo length: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<number(below: length + 1) {
      let pool = RandomText.pools[number(below: RandomText.pools.count)]
      let range = pool[number(below: pool.count)]
      let value = range.lowerBound + UInt32(number(below: range.count))
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    return String(text)
  }
}
