/// The objects and arrays around a place, the innermost last: never more than a limit.
///
/// It is a handle with a count of its own: copies write to the same memory, which is there as long as its
/// `FrameMemory`.
struct FrameStack: BitwiseCopyable, @unchecked Sendable {
  private let frames: UnsafeMutablePointer<Frame>
  private let capacity: Int
  private(set) var count = 0

  fileprivate init(depth: Int) {
    capacity = max(depth, 1)
    frames = .allocate(capacity: capacity)
  }

  fileprivate func free() { frames.deallocate() }

  var isEmpty: Bool { count == 0 }

  /// The innermost one; nil where there is none.
  var last: Frame? { count > 0 ? frames[count &- 1] : nil }

  /// Adds one; there are fewer than the depth says.
  @inline(__always)
  mutating func push(_ frame: Frame) {
    precondition(count < capacity, "the depth has been asked for")
    (frames + count).initialize(to: frame)
    count &+= 1
  }

  @inline(__always)
  mutating func pop() -> Frame? {
    guard count > 0 else { return nil }
    count &-= 1
    return frames[count]
  }

  /// Notes what was read last in the innermost one.
  @inline(__always)
  func setLast(_ last: Int) {
    guard count > 0 else { return }
    frames[count &- 1].last = last
  }
}

/// Owns the memory of frames.
final class FrameMemory: Sendable {
  let frames: FrameStack

  init(depth: Int) { frames = FrameStack(depth: depth) }

  deinit { frames.free() }
}
