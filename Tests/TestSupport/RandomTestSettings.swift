import Values

/// How random tests are run: by default from a fixed seed, so that a failure comes again.
package struct RandomTestSettings: Sendable {
  /// `PERIGEE_SEED`, or the default.
  package let seed: UInt64
  /// `PERIGEE_ROUNDS`, or the test's own number; where `PERIGEE_SANITIZED` is set, no more than that.
  package let rounds: Int
  private let isTracing: Bool

  package init(defaultRounds: Int) {
    seed = Platform.environment("PERIGEE_SEED").flatMap { UInt64($0) } ?? 20_260_801
    let asked = Platform.environment("PERIGEE_ROUNDS").flatMap { Int($0) } ?? defaultRounds
    rounds = Platform.environment("PERIGEE_SANITIZED") == nil ? asked : min(asked, defaultRounds)
    isTracing = Platform.environment("PERIGEE_TRACE") != nil
  }

  /// The seed of one round: rounds do not depend on each other, so that one can be run alone.
  package func seed(ofRound round: Int) -> UInt64 { seed &+ UInt64(round) &* 0x1_0000_0001 }

  /// Writes a line at once where `PERIGEE_TRACE` is set: what is about to be tried, to find what crashed.
  package func trace(_ line: @autoclosure () -> String) {
    guard isTracing else { return }
    let bytes = Array((line() + "\n").utf8)
    try? Platform.write(bytes.span, to: Platform.standardError)
  }
}
