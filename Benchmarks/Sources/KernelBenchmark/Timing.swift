import Values

/// How long a kernel and its plain twin take: the shortest of alternated runs, which others on the machine disturb
/// least.
struct Timing {
  private static let rounds = 9
  /// A plain loop that takes long is not repeated as often.
  private static let roundsOfLongOnes = 2
  private static let longNanoseconds = 1e8
  /// A run is repeated until it takes about so long.
  private static let leastNanoseconds: UInt64 = 2_000_000

  private let one: KernelCase
  private let kernel: Double
  private let plain: Double

  init(_ one: KernelCase) {
    self.one = one
    precondition(
      one.kernel() == one.plain(), "\(one.name): the kernel and the plain loop find different things")
    let repeats = (kernel: Timing.repeats(one.kernel), plain: Timing.repeats(one.plain))
    var shortest = (kernel: Double.infinity, plain: Double.infinity)
    for round in 0..<Timing.rounds {
      shortest.kernel = min(shortest.kernel, Timing.nanoseconds(one.kernel, repeats.kernel))
      if round >= Timing.roundsOfLongOnes, shortest.plain > Timing.longNanoseconds { continue }
      shortest.plain = min(shortest.plain, Timing.nanoseconds(one.plain, repeats.plain))
    }
    (kernel, plain) = shortest
  }

  private static func repeats(_ run: () -> UInt64) -> Int {
    max(Int(Double(leastNanoseconds) / max(nanoseconds(run, 1), 1)), 1)
  }

  private static func nanoseconds(_ run: () -> UInt64, _ repeats: Int) -> Double {
    let start = Platform.monotonicNanoseconds()
    var checksum: UInt64 = 0
    for _ in 0..<repeats { checksum &+= run() }
    let elapsed = Platform.monotonicNanoseconds() - start
    return Double(elapsed) / Double(checksum == .max ? 1 : repeats)
  }

  /// A line of the table.
  func row(bandwidth: Double?) -> String {
    let speed = Double(one.byteCount) / kernel
    let share = bandwidth.map { "\(Int((speed / $0 * 100).rounded())) %" } ?? "-"
    let plainSpeed = Double(one.byteCount) / plain
    return
      "| \(one.name) | \(rounded(speed)) | \(share) | \(rounded(plainSpeed)) | \(rounded(plain / kernel)) |"
  }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
