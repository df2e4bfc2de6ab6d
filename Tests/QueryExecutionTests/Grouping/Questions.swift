import Synchronization

/// Says yes from a certain question on.
final class Questions: Sendable {
  private let left: Mutex<Int>

  init(before count: Int) { left = Mutex(count) }

  func isOver() -> Bool {
    left.withLock { left in
      left -= 1
      return left < 0
    }
  }
}
