import Foundation

/// Time that a thread spends on a processor: what a test may bound also where the machine is busy with others.
package enum ProcessorTime {
  /// Sanitizers make everything about ten times slower; bounds on time grow with that.
  package static let allowance: Double =
    ProcessInfo.processInfo.environment["PERIGEE_SANITIZED"] == nil ? 1 : 10

  /// So many seeds for a random test, from 1 on, or `PERIGEE_ROUNDS`; under a sanitizer a tenth of them, at least three.
  package static func seeds(_ count: UInt64) -> ClosedRange<UInt64> {
    guard allowance == 1 else { return 1...max(count / 10, 3) }
    let asked = ProcessInfo.processInfo.environment["PERIGEE_ROUNDS"].flatMap(UInt64.init)
    return 1...max(asked ?? count, 1)
  }

  /// The seconds that `body` takes on this thread.
  package static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = now
    try body()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
