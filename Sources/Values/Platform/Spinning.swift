import CKernels

/// Waiting for a moment without falling asleep: to wake a thread takes 10 to 50 µs, which a short query would notice.
enum Spinning {
  /// How long it is worth to wait so, about what waking costs.
  private static let nanoseconds: UInt64 = 30_000
  private static let looksBetweenClocks = 64

  /// How long a thread looks out for work that it was woken for: a query is read and planned meanwhile.
  private static let longNanoseconds: UInt64 = 150_000

  /// True as soon as the condition holds; false where it does not for a while.
  static func wait(until holds: () -> Bool) -> Bool { wait(nanoseconds, until: holds) }

  /// The same for work that will come.
  static func waitLonger(until holds: () -> Bool) -> Bool { wait(longNanoseconds, until: holds) }

  private static func wait(_ nanoseconds: UInt64, until holds: () -> Bool) -> Bool {
    let start = Platform.monotonicNanoseconds()
    repeat {
      for _ in 0..<looksBetweenClocks {
        if holds() { return true }
        perigee_pause()
      }
    } while Platform.monotonicNanoseconds() &- start < nanoseconds
    return false
  }
}
