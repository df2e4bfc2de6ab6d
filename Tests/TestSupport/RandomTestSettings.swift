import Values

/// How random tests are run: by default from a fixed seed, so that a failure comes again.
package struct RandomTestSettings: Sendable {
  /// `PERIGEE_SEED`, or the default.
  package let seed: UInt64
  /// `PERIGEE_ROUNDS`, or the test's own number.
  package let rounds: Int
  /// True where `PERIGEE_TRACE` is set: tests then print what they are about to try, to find what crashed.
  package let isTracing: Bool

  package init(defaultRounds: Int) {
    seed = Platform.environment("PERIGEE_SEED").flatMap { UInt64($0) } ?? 20_260_801
    rounds = Platform.environment("PERIGEE_ROUNDS").flatMap { Int($0) } ?? defaultRounds
    isTracing = Platform.environment("PERIGEE_TRACE") != nil
  }

  /// The seed of one round: rounds do not depend on each other, so that one can be run alone.
  package func seed(ofRound round: Int) -> UInt64 { seed &+ UInt64(round) &* 0x1_0000_0001 }
}
