import QueryPlan
import Synchronization
import Values

/// Asks between two pieces of work whether the query should be given up.
struct Interruption: Sendable {
  /// So many elements of cheap work, a millisecond or two, may lie between two questions.
  static let stretch = 1 << 16

  private let options: ExecutionOptions
  private let answer = StoppingAnswer()

  init(_ options: ExecutionOptions) { self.options = options }

  func check() throws(ExecutionFailure) {
    if let reason { throw reason }
  }

  var isRequested: Bool { reason != nil }

  /// Why the query should be given up; from then on always the same.
  var reason: ExecutionFailure? {
    if let known = answer.known { return known }
    if let isCancelled = options.isCancelled, isCancelled() { return answer.note(.cancelled) }
    if let deadline = options.deadline, Platform.monotonicNanoseconds() > deadline {
      return answer.note(.timeLimit)
    }
    return nil
  }

  /// Runs work that asks again and again whether to stop; what it has made is of no use where this throws.
  @inline(__always)
  func run(_ work: (_ isStopped: () -> Bool) -> Void) throws(ExecutionFailure) {
    var stopped: ExecutionFailure?
    work {
      stopped = stopped ?? reason
      return stopped != nil
    }
    if let stopped { throw stopped }
  }

  /// Cuts cheap work on many elements into stretches and asks before each of them.
  @inline(__always)
  func forEachStretch(of count: Int, _ body: (Range<Int>) -> Void) throws(ExecutionFailure) {
    for start in stride(from: 0, to: count, by: Interruption.stretch) {
      try check()
      body(start..<min(start + Interruption.stretch, count))
    }
  }

  /// An array of `count` elements, made in stretches.
  @inline(__always)
  func array<Element: BitwiseCopyable>(
    _ count: Int, _ element: (Int) -> Element
  ) throws(ExecutionFailure) -> [Element] {
    var array: [Element] = []
    array.reserveCapacity(count)
    Platform.expectFullUse(of: &array)
    try forEachStretch(of: count) { stretch in
      array.append(addingCapacity: stretch.count) { output in
        for index in stretch { output.append(element(index)) }
      }
    }
    return array
  }
}

extension Array where Element: BitwiseCopyable {
  /// Makes room of which all will be used.
  mutating func reserveForFullUse(_ count: Int) {
    reserveCapacity(count)
    Platform.expectFullUse(of: &self)
  }
}

/// What was once found to be a reason to give a query up, so that work can end without saying why: whoever asks next
/// is told.
private final class StoppingAnswer: Sendable {
  private static let none = 0
  private static let cancelled = 1
  private static let timeLimit = 2

  private let state = Atomic(StoppingAnswer.none)

  var known: ExecutionFailure? {
    switch state.load(ordering: .relaxed) {
    case StoppingAnswer.cancelled: .cancelled
    case StoppingAnswer.timeLimit: .timeLimit
    default: nil
    }
  }

  /// Keeps the first reason, and returns it.
  func note(_ reason: ExecutionFailure) -> ExecutionFailure {
    let code = reason == .cancelled ? StoppingAnswer.cancelled : StoppingAnswer.timeLimit
    _ = state.compareExchange(expected: StoppingAnswer.none, desired: code, ordering: .relaxed)
    return known ?? reason
  }
}

/// Asks once in so many elements, where work comes in pieces of any size.
struct PacedInterruption {
  private let interruption: Interruption
  private var left = Interruption.stretch

  init(_ interruption: Interruption) { self.interruption = interruption }

  /// Tells of work done, or about to be.
  @inline(__always)
  mutating func spend(_ count: Int) throws(ExecutionFailure) {
    left -= count
    guard left <= 0 else { return }
    left = Interruption.stretch
    try interruption.check()
  }
}
