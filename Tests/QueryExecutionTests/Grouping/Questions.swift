import Values

/// Says yes from a certain question on.
final class Questions: Sendable {
  // Not a `Mutex`: the sanitizer of threads does not know what that keeps apart.
  private let left: Monitor<Int>

  init(before count: Int) { left = Monitor(count) }

  func isOver() -> Bool {
    left.withState { left in
      left -= 1
      return left < 0
    }
  }
}
