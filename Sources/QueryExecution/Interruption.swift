import QueryPlan
import Synchronization
import Values

/// Asks between two pieces of work whether the query should be given up.
struct Interruption: Sendable {
  /// For work that nothing stops.
  static let none = Interruption(ExecutionOptions())

  /// So many elements of cheap work, a millisecond or two, may lie between two questions.
  static let stretch = 1 << 16

  /// The options too are in it: an interruption is copied by one reference.
  private let answer: StoppingAnswer

  init(_ options: ExecutionOptions) { answer = StoppingAnswer(options) }

  func check() throws(ExecutionFailure) {
    if let reason { throw reason }
  }

  /// One for a run; the one that nothing stops where nobody can stop the run.
  static func of(_ options: ExecutionOptions) -> Interruption {
    options.isCancelled == nil && options.deadline == nil ? none : Interruption(options)
  }

  /// Asks once for a run that takes so little time that nobody asks again.
  static func check(_ options: ExecutionOptions) throws(ExecutionFailure) {
    if options.isCancelled == nil && options.deadline == nil { return }
    try Interruption(options).check()
  }

  /// Throws where the answer is known already; costs next to nothing.
  func checkKnown() throws(ExecutionFailure) {
    if let known = answer.known { throw known }
  }

  var isRequested: Bool { reason != nil }

  /// True where somebody has asked before and was told to stop.
  var isKnown: Bool { answer.isKnown }

  /// Runs a step of the plan, so that whoever is told that time is over learns where.
  func during<Result>(
    _ step: PlanOperator, _ body: () throws(ExecutionFailure) -> Result
  ) throws(ExecutionFailure) -> Result {
    let outer = answer.begin(step)
    defer { answer.begin(outer) }
    return try body()
  }

  /// Why the query should be given up; from then on always the same.
  var reason: ExecutionFailure? {
    if let known = answer.known { return known }
    if let isCancelled = answer.options.isCancelled, isCancelled() { return answer.noteCancellation() }
    if let deadline = answer.options.deadline, Platform.monotonicNanoseconds() > deadline {
      return answer.noteTimeLimit()
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
  /// Above this one the codes tell the step at which time was over.
  private static let timeLimit = 2

  let options: ExecutionOptions
  private let state = Atomic(StoppingAnswer.none)
  /// One more than the place of the step among all steps; 0 for none.
  private let step = Atomic(0)

  init(_ options: ExecutionOptions) { self.options = options }

  var isKnown: Bool { state.load(ordering: .relaxed) != StoppingAnswer.none }

  var known: ExecutionFailure? {
    switch state.load(ordering: .relaxed) {
    case StoppingAnswer.none: nil
    case StoppingAnswer.cancelled: .cancelled
    case let code: .timeLimit(during: StoppingAnswer.step(code - StoppingAnswer.timeLimit))
    }
  }

  /// Keeps the first reason, and returns it.
  func noteCancellation() -> ExecutionFailure {
    note(StoppingAnswer.cancelled)
    return known ?? .cancelled
  }

  func noteTimeLimit() -> ExecutionFailure {
    note(StoppingAnswer.timeLimit + step.load(ordering: .relaxed))
    return known ?? .timeLimit(during: nil)
  }

  /// Begins a step; returns the one around it.
  @discardableResult
  func begin(_ step: PlanOperator?) -> PlanOperator? {
    let place = step.flatMap { PlanOperator.allCases.firstIndex(of: $0) }.map { $0 + 1 }
    return StoppingAnswer.step(self.step.exchange(place ?? 0, ordering: .relaxed))
  }

  private func note(_ code: Int) {
    _ = state.compareExchange(expected: StoppingAnswer.none, desired: code, ordering: .relaxed)
  }

  private static func step(_ place: Int) -> PlanOperator? {
    place == 0 ? nil : PlanOperator.allCases[place - 1]
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
  /// The same where nothing can be thrown: true where work may end as it likes, because whoever asks next is told.
  @inline(__always)
  mutating func isStopped(afterSpending count: Int) -> Bool {
    left -= count
    guard left <= 0 else { return false }
    if interruption.isRequested { return true }
    left = Interruption.stretch
    return false
  }
}
