import TestSupport
import Testing

@testable import Columnar

/// Divisions by multiplication are those of the processor, and what does not go into a number is seen to be so.
@Suite struct ExactDivisorTests {
  private static let settings = RandomTestSettings(defaultRounds: 2000)

  @Test(arguments: [1, 2, 3, 7, 64, 1_000_000, 86_400_000_000, 1 << 63, .max, .max - 1] as [UInt64])
  func someDivisors(divisor: UInt64) {
    for factor: UInt64 in [0, 1, 2, 3, 1000, .max / divisor] {
      if factor <= .max / divisor { ExactDivisorTests.check(divisor, factor * divisor) }
    }
    for number: UInt64 in [0, 1, 5, 1 << 32, .max - 1, .max] { ExactDivisorTests.check(divisor, number) }
  }

  @Test func randomDivisors() {
    for round in 0..<ExactDivisorTests.settings.rounds {
      let seed = ExactDivisorTests.settings.seed(ofRound: round)
      var generator = SeededGenerator(seed: seed)
      // Of any length.
      let divisor = max(generator.next() >> UInt64.random(in: 0...63, using: &generator), 1)
      let number = generator.next() >> UInt64.random(in: 0...63, using: &generator)
      ExactDivisorTests.check(divisor, number, "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1")
      ExactDivisorTests.check(divisor, number - number % divisor, "PERIGEE_SEED=\(seed) PERIGEE_ROUNDS=1")
    }
  }

  private static func check(_ divisor: UInt64, _ number: UInt64, _ report: String = "") {
    let exact = ExactDivisor(divisor)
    #expect(exact.divides(number) == (number % divisor == 0), "\(number) / \(divisor) \(report)")
    if number % divisor == 0 {
      #expect(exact.quotient(number) == number / divisor, "\(number) / \(divisor) \(report)")
    }
  }
}
