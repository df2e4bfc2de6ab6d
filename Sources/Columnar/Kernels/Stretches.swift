/// Cheap work on many rows, cut into stretches so that it can be stopped.
enum Stretches {
  /// A millisecond of work, or little more.
  static let rowCount = 1 << 14

  /// Hands out the rows below `count` in stretches, and asks before each whether to stop.
  @inline(__always)
  static func forEach(of count: Int, unless isStopped: () -> Bool, _ body: (Range<Int>) -> Void) {
    for start in stride(from: 0, to: count, by: rowCount) {
      if isStopped() { return }
      body(start..<min(start + rowCount, count))
    }
  }
}
