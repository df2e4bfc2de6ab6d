/// A length of time as people read it below an answer.
enum ElapsedTime {
  /// `0.42 ms`, `12 ms`, `1.25 s`, `2 min 5 s`.
  static func text(nanoseconds: UInt64) -> String {
    switch nanoseconds {
    case ..<10_000_000: "\(decimal(nanoseconds, unit: 1_000_000)) ms"
    case ..<1_000_000_000: "\(nanoseconds / 1_000_000) ms"
    case ..<60_000_000_000: "\(decimal(nanoseconds, unit: 1_000_000_000)) s"
    default: "\(nanoseconds / 60_000_000_000) min \(nanoseconds % 60_000_000_000 / 1_000_000_000) s"
    }
  }

  /// Cut, not rounded, to two digits behind the point.
  private static func decimal(_ nanoseconds: UInt64, unit: UInt64) -> String {
    let hundredths = nanoseconds / (unit / 100)
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100).\(fraction.utf8.count < 2 ? "0" : "")\(fraction)"
  }
}
