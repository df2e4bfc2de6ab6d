import QueryPlan
import Values

/// The numbers of one type that compare with constants in some way; exact also where an integer stands beside
/// a real.
enum Interval {
  /// `isNegated` is for `!=`; nil where no number compares so.
  static func integers(_ comparison: Comparison, _ constant: Scalar) -> ClosedRange<Int64>? {
    if case .real(let real) = constant { return integers(comparison, real) }
    guard let number = constant.number else { return nil }
    switch comparison {
    case .equal, .notEqual: return number...number
    case .less: return number == .min ? nil : .min...(number - 1)
    case .lessOrEqual: return .min...number
    case .greater: return number == .max ? nil : (number + 1)...(.max)
    case .greaterOrEqual: return number...(.max)
    }
  }

  private static func integers(_ comparison: Comparison, _ real: Double) -> ClosedRange<Int64>? {
    let all = Int64.min...Int64.max
    // Every integer lies between −2⁶³ and 2⁶³, the upper one left out.
    if real >= 0x1p63 {
      return comparison == .less || comparison == .lessOrEqual ? all : nil
    }
    guard real >= -0x1p63 else {
      return comparison == .greater || comparison == .greaterOrEqual ? all : nil
    }
    let floor = Int64(real.rounded(.down))
    let isWhole = real.rounded(.down) == real
    switch comparison {
    case .equal, .notEqual: return isWhole ? floor...floor : nil
    case .less where isWhole: return integers(.less, .integer(floor))
    case .greaterOrEqual where isWhole: return integers(.greaterOrEqual, .integer(floor))
    case .less, .lessOrEqual: return integers(.lessOrEqual, .integer(floor))
    case .greater, .greaterOrEqual: return integers(.greater, .integer(floor))
    }
  }

  /// From and to, both included; nil where no real compares so.
  static func reals(_ comparison: Comparison, _ constant: Scalar) -> (Double, Double)? {
    switch constant {
    case .real(let real): return reals(comparison, down: real, up: real)
    case .integer(let integer):
      let nearest = Double(integer)
      let order = NumberComparison.compare(integer, nearest)
      return reals(
        comparison, down: order < 0 ? nearest.nextDown : nearest, up: order > 0 ? nearest.nextUp : nearest)
    case .null, .boolean, .text, .duration, .date, .timestamp: return nil
    }
  }

  /// `down` is the greatest real up to the constant, `up` the smallest from it on.
  private static func reals(_ comparison: Comparison, down: Double, up: Double) -> (Double, Double)? {
    switch comparison {
    case .equal, .notEqual: down == up ? (down, down) : nil
    case .less: (-.infinity, up.nextDown)
    case .lessOrEqual: (-.infinity, down)
    case .greater: (down.nextUp, .infinity)
    case .greaterOrEqual: (up, .infinity)
    }
  }

  /// The integer that equals a constant; nil where none does.
  static func integer(equalTo constant: Scalar) -> Int64? {
    integers(.equal, constant)?.lowerBound
  }

  /// The real that equals a constant; nil where none does.
  static func real(equalTo constant: Scalar) -> Double? {
    reals(.equal, constant).map { $0.0 == 0 ? 0 : $0.0 }
  }
}
