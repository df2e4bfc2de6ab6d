import Testing
import Values

@Suite struct DurationArithmeticTests {
  @Test func productsAndQuotientsAreRoundedHalfToEven() throws {
    for example in try NumberCase.all("times") {
      let duration = ExactDuration(microseconds: try #require(example.integer(1)))
      let product = duration.multiplied(by: try #require(example.real(2)))
      #expect(product?.microseconds == example.integer(3), "\(example.fields)")
    }
    for example in try NumberCase.all("over") {
      let duration = ExactDuration(microseconds: try #require(example.integer(1)))
      let quotient = duration.divided(by: try #require(example.real(2)))
      #expect(quotient?.microseconds == example.integer(3), "\(example.fields)")
    }
    for example in try NumberCase.all("overInteger") {
      let duration = ExactDuration(microseconds: try #require(example.integer(1)))
      let quotient: ExactDuration? = duration.divided(by: try #require(example.integer(2)))
      #expect(quotient?.microseconds == example.integer(3), "\(example.fields)")
    }
  }

  @Test(
    arguments: [
      (1, 0.5, 0), (3, 0.5, 2), (5, 0.5, 2), (-1, 0.5, 0), (-3, 0.5, -2), (7, 0.25, 2),
      (1, 0.5000000000000001, 1),
      (.max, 1, .max), (.min, 1, .min), (.min, -1, nil), (.max, 1.0000000000000002, nil), (.max, 0, 0),
      (1, 0x1p63, nil), (-1, 0x1p63, .min), (0, 1e308, 0), (1, .leastNonzeroMagnitude, 0),
      (.max, .leastNonzeroMagnitude, 0),
      (1, .infinity, nil),
      (1, .nan, nil),
    ] as [(Int64, Double, Int64?)])
  func multipliesByAReal(microseconds: Int64, factor: Double, product: Int64?) {
    #expect(ExactDuration(microseconds: microseconds).multiplied(by: factor)?.microseconds == product)
  }

  @Test(
    arguments: [
      (1, 2, 0), (3, 2, 2), (5, 2, 2), (-5, 2, -2), (7, -2, -4), (10, 4, 2), (11, 4, 3), (.min, -1, nil),
      (.min, 1, .min),
      (.min, .min, 1), (.max, .min, -1), (1, 0, nil),
    ] as [(Int64, Int64, Int64?)])
  func dividesByAnInteger(microseconds: Int64, divisor: Int64, quotient: Int64?) {
    let result: ExactDuration? = ExactDuration(microseconds: microseconds).divided(by: divisor)
    #expect(result?.microseconds == quotient)
  }

  @Test func sumsThatDoNotFitAreNil() {
    let (smallest, largest, one) = (
      ExactDuration(microseconds: .min), ExactDuration(microseconds: .max), ExactDuration(microseconds: 1)
    )
    #expect(largest.adding(one) == nil)
    #expect(smallest.subtracting(one) == nil)
    #expect(smallest.negated() == nil)
    #expect(smallest.multiplied(by: -1 as Int64) == nil)
    #expect(largest.negated()?.adding(largest) == ExactDuration(microseconds: 0))
  }

  @Test func averagesAreRoundedHalfToEvenAndNeverOverflow() {
    #expect(ExactDuration.average(sum: 5, count: 2)?.microseconds == 2)
    #expect(ExactDuration.average(sum: -7, count: 2)?.microseconds == -4)
    #expect(ExactDuration.average(sum: Int128(Int64.min) * 3, count: 3)?.microseconds == .min)
    #expect(ExactDuration.average(sum: 0, count: 0) == nil)
  }
}
