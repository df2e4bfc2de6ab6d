/// Places at which the caller of a reading is asked whether to go on, and told how far it has come.
struct ReadingMilestones: Sendable {
  private let pace: ReadingPace
  /// Where the bytes that are read begin in their input.
  private(set) var start = 0
  /// The next one, in the bytes that are read.
  private(set) var next = 0

  init(_ pace: ReadingPace) { self.pace = pace }

  /// Makes ready for other bytes, which begin at that place of their input.
  mutating func begin(at start: Int) {
    self.start = start
    next = 0
  }

  /// Asks and tells if the next one has been reached.
  @inline(__always)
  mutating func pass(_ position: Int) throws(ReadingFault) {
    if position >= next { try reach(position) }
  }

  @inline(never)
  private mutating func reach(_ position: Int) throws(ReadingFault) {
    if pace.isStopped { throw .cancelled }
    pace.tell(start + position)
    next = position + ReadingWatch.stretch
  }
}
