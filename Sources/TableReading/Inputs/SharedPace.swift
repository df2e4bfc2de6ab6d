import Values

/// What the readers of one input tell each other: how far they have come together, and that one of them gives up.
final class SharedPace: Sendable {
  private struct State: Sendable {
    var doneCount = 0
    var isGivenUp = false
  }

  private let pace: ReadingPace
  private let state = Monitor(State())

  init(_ pace: ReadingPace) { self.pace = pace }

  /// True where the pieces cannot be read as lines: somebody has to read the input in one go.
  var isGivenUp: Bool { state.withState { $0.isGivenUp } }

  /// Gives the reading up: nobody gets another piece.
  func giveUp() { state.withState { $0.isGivenUp = true } }

  /// Whether another piece is to be read; to stop means to give up.
  func goesOn() -> Bool {
    if pace.isStopped { giveUp() }
    return !isGivenUp
  }

  /// Tells that a piece of so many bytes has been read.
  func finish(_ byteCount: Int) {
    state.withState { state in
      state.doneCount += byteCount
      pace.tell(state.doneCount)
    }
  }
}
