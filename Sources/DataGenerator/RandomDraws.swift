/// Random numbers that a seed decides, the same on every machine: SplitMix64 (Steele, Lea, Flood 2014).
///
/// The distributions add and multiply only, which every machine rounds alike. Logarithms and powers of a mathematics
/// library need not be the same everywhere, so they are approximated; a percent more or less does not matter here.
struct RandomDraws {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, but not including, `bound`.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// True so many times in a thousand.
  mutating func chance(perMille: Int) -> Bool { below(1000) < perMille }

  /// A number from 0 up to, but not including, 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Near a normal distribution of mean 0 and deviation 1: the sum of twelve even ones.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<3 {
      let bits = next()
      for shift in [0, 16, 32, 48] { sum += (Double(bits >> UInt64(shift) & 0xFFFF) + 0.5) * 0x1p-16 }
    }
    return sum
  }

  /// Near a log-normal distribution.
  mutating func logNormal(median: Double, deviation: Double) -> Double {
    let binaryDigitsPerDeviation = deviation * 1.442_695
    return median * RandomDraws.powerOfTwo(normal() * binaryDigitsPerDeviation)
  }

  /// Near an exponential distribution.
  mutating func exponential(mean: Double) -> Double {
    // How often a coin falls on one side is its whole part, in half-lives; a parabola bends the rest as it should.
    let halfLives = Double(next().trailingZeroBitCount)
    let rest = unit()
    return mean * 0.693_147 * (halfLives + rest * (0.7213 + 0.2787 * rest))
  }

  private static func powerOfTwo(_ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    let rest = exponent - whole
    return Double(sign: .plus, exponent: Int(whole), significand: 1 + rest * (0.6565 + 0.3435 * rest))
  }
}
