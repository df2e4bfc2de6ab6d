import Values

/// Cuts an input in which every line break ends a line into ranges of bytes, for several readers to take: each reads the
/// lines that begin in its range. Nothing needs to be read to cut, so that no reader waits for another.
final class LineRanges: Sendable {
  struct Piece {
    /// From 0, in the order of the input.
    let number: Int
    let start: Int
    /// Where the next one begins; nil for the last, which has whatever there is.
    let end: Int?
  }

  private struct State: Sendable {
    var start: Int
    var number = 0
  }

  let input: OpenInput
  let pace: SharedPace
  /// Where the first line begins.
  let start: Int
  /// Bytes of the first pieces and of the last.
  private let pieceLength: Int
  private let state: Monitor<State>

  /// Each piece takes some time beside that of its lines, for every field: so they become longer, up to so many times.
  /// The first ones are short because after them it is decided how texts are kept, the last ones so that no reader
  /// waits long for the others.
  private static let longest = 4
  /// What has been taken, or is left, is so many times as long as the next piece.
  private static let fewestPieces = 4

  init(_ input: OpenInput, from start: Int, pieceLength: Int, pace: SharedPace) {
    self.input = input
    self.pace = pace
    self.start = start
    self.pieceLength = pieceLength
    state = Monitor(State(start: start))
  }

  /// The next piece that nobody has taken; nil where there is none.
  func next() -> Piece? {
    guard pace.goesOn() else { return nil }
    return state.withState { state in
      let left = input.byteCount - state.start
      guard left > 0 else { return nil }
      let length = min(
        max(min(state.start - start, left) / LineRanges.fewestPieces, pieceLength),
        pieceLength * LineRanges.longest)
      defer {
        state.start += min(length, left)
        state.number += 1
      }
      return Piece(
        number: state.number, start: state.start, end: length < left ? state.start + length : nil)
    }
  }
}
