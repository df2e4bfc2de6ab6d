import Testing
import Values

@Suite struct NumberArithmeticTests {
  @Test func quotientsOfIntegersAreRoundedOnce() throws {
    for example in try NumberCase.all("quotient") {
      let dividend = try #require(example.integer(1))
      let divisor = try #require(example.integer(2))
      #expect(IntegerMath.dividedAsReal(dividend, divisor) == example.real(3), "\(dividend) / \(divisor)")
      #expect(
        IntegerMath.average(sum: Int128(dividend), count: divisor) == example.real(3),
        "\(dividend) / \(divisor)")
    }
    #expect(IntegerMath.dividedAsReal(.min, .min) == 1)
    #expect(IntegerMath.average(sum: .min, count: .min) == 0x1p64)
    #expect(IntegerMath.average(sum: Int128(Int64.max) * 3, count: 3) == 0x1p63)
    #expect(!IntegerMath.dividedAsReal(1, 0).isFinite)
  }

  @Test(
    arguments: [
      (1, 1.0, 0), (1, 1.5, -1), (2, 1.5, 1), (-1, -1.5, 1), (-2, -1.5, -1), (0, -0.0, 0),
      (0, .leastNonzeroMagnitude, -1),
      (0, -.leastNonzeroMagnitude, 1), (9_007_199_254_740_993, 9_007_199_254_740_992.0, 1),
      (9_007_199_254_740_991, 9_007_199_254_740_992.0, -1), (.max, 0x1p63, -1), (.min, -0x1p63, 0),
      (.min, -0x1.0000000000001p63, 1), (.max, 1e300, -1), (.min, -1e300, 1), (.max, 0x1.fffffffffffffp62, 1),
    ] as [(Int64, Double, Int)])
  func integersAndRealsCompareExactly(integer: Int64, real: Double, order: Int) {
    #expect(NumberComparison.compare(integer, real) == order)
  }

  @Test(
    arguments: [
      (15, 0, 15), (15, 3, 15), (15, -1, 20), (-15, -1, -20), (14, -1, 10), (4, -1, 0), (5, -1, 10),
      (50, -2, 100),
      (49, -2, 0), (.max, -1, nil), (.max, -2, 9_223_372_036_854_775_800), (.min, -1, nil),
      (.min, -2, -9_223_372_036_854_775_800), (.max, -18, 9_000_000_000_000_000_000), (.max, -19, nil),
      (4_999_999_999_999_999_999, -19, 0), (.max, -20, 0), (.min, .min, 0), (7, .max, 7),
    ] as [(Int64, Int64, Int64?)])
  func integersRoundHalfAwayFromZero(value: Int64, digits: Int64, rounded: Int64?) {
    #expect(DecimalRounding.roundHalfAwayFromZero(value, digits: digits) == rounded)
  }

  @Test(
    arguments: [
      (2.5, 0, 3), (-2.5, 0, -3), (0.49999999999999994, 0, 0), (-0.4, 0, 0), (2.675, 2, 2.68),
      (1.005, 2, 1.01),
      (-1.005, 2, -1.01), (0.285, 2, 0.29), (0.125, 2, 0.13), (2.674, 2, 2.67), (9.995, 2, 10),
      (0.07, 1, 0.1),
      (0.04, 1, 0), (-0.04, 1, 0), (1250, -2, 1300), (1249, -2, 1200), (49, -2, 0), (50, -2, 100), (7, -5, 0),
      (1e300, 5, 1e300), (.leastNonzeroMagnitude, 323, .leastNonzeroMagnitude * 2),
      (.leastNonzeroMagnitude, 322, 0),
      (.leastNonzeroMagnitude, 324, .leastNonzeroMagnitude), (3.25, 1, 3.3), (0.1, .max, 0.1),
      (0.1, .min, 0),
      (1.7976931348623157e308, -308, nil), (1.4e308, -308, 1e308),
      (123_456_789.987654321, 4, 123_456_789.9877),
      (999_999.5, -1, 1_000_000), (0, 3, 0), (-0.0, 3, 0), (.infinity, 1, nil),
    ] as [(Double, Int64, Double?)])
  func realsRoundHalfAwayFromZeroAsWritten(value: Double, digits: Int64, rounded: Double?) {
    let result = DecimalRounding.roundHalfAwayFromZero(value, digits: digits)
    #expect(result == rounded)
    if result == 0 { #expect(result?.sign == .plus) }
  }
}
