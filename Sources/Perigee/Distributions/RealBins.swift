import Values

/// Bins of reals, as wide as a round decimal number.
struct RealBins {
  /// 1, 2 or 5.
  private let factor: Int64
  /// The power of ten of the width.
  private let exponent: Int
  private let width: Double
  private let first: Int64
  let count: Int

  /// The narrowest bins that are no more than `most`, for finite numbers from `smallest` to `largest`.
  init(from smallest: Double, to largest: Double, most: Int) {
    // A twentieth of each: the difference of two finite numbers need not be finite.
    let span = largest / Double(most) - smallest / Double(most)
    var exponent = Int((Double(max(span, .leastNormalMagnitude).exponent) * 0.301).rounded(.down)) - 1
    while true {
      for factor: Int64 in [1, 2, 5] {
        if let bins = RealBins(factor, exponent, smallest, largest), bins.count <= most {
          self = bins
          return
        }
      }
      exponent += 1
    }
  }

  /// Nil where numbers cannot be told apart in steps as small, or as large.
  private init?(_ factor: Int64, _ exponent: Int, _ smallest: Double, _ largest: Double) {
    guard let width = RealBins.real(factor, exponent), width > 0,
      max(smallest.magnitude, largest.magnitude) / width < 1e15
    else { return nil }
    self.factor = factor
    self.exponent = exponent
    self.width = width
    first = RealBins.bin(of: smallest, factor, exponent, width)
    count = Int(RealBins.bin(of: largest, factor, exponent, width) - first) + 1
  }

  /// The position of the bin of a number between the smallest and the largest.
  func position(of number: Double) -> Int {
    min(max(Int(RealBins.bin(of: number, factor, exponent, width) - first), 0), count - 1)
  }

  /// The bounds of a bin; the upper one is not in it.
  func label(_ position: Int) -> String {
    let bin = first + Int64(position)
    return "\(RealBins.text(bin * factor, exponent)) … \(RealBins.text((bin + 1) * factor, exponent))"
  }

  private static func bin(of number: Double, _ factor: Int64, _ exponent: Int, _ width: Double) -> Int64 {
    var bin = Int64((number / width).rounded(.down))
    // The quotient is rounded; the bounds are the nearest numbers to round decimals.
    if let lower = real(bin * factor, exponent), lower > number { bin -= 1 }
    if let upper = real((bin + 1) * factor, exponent), upper <= number { bin += 1 }
    return bin
  }

  /// The number that a whole number and a power of ten stand for; nil where it is not finite.
  private static func real(_ digits: Int64, _ exponent: Int) -> Double? {
    // Up to 10²² powers of ten are exact, so that one rounding gives the nearest number.
    if exponent >= 0, exponent < powers.count { return Double(digits) * powers[exponent] }
    if exponent < 0, -exponent < powers.count { return Double(digits) / powers[-exponent] }
    return NumberText.real(Array("\(digits)e\(exponent)".utf8).span)
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  private static func text(_ digits: Int64, _ exponent: Int) -> String {
    guard let number = real(digits, exponent) else { return digits < 0 ? "-∞" : "∞" }
    return Value.real(number).description
  }
}
