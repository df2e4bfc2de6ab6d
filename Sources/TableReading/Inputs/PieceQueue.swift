import Values

/// Cuts an input of lines into pieces, for several readers to take. A line break inside quotes ends no line, so that each
/// piece has to be read before it is known where the next one begins.
final class PieceQueue: Sendable {
  /// Whole lines of the input.
  struct Piece {
    /// From 0, in the order of the input.
    let number: Int
    /// Where it begins in the input.
    let start: Int
    /// How many bytes it has.
    let count: Int
  }

  private struct State: Sendable {
    /// Where the next piece begins in the input.
    var start: Int
    var number = 0
    /// Bytes that have been read and belong to the next piece.
    var rest: [UInt8] = []
    var isAtEnd = false
  }

  private let input: OpenInput
  private let state: Monitor<State>
  private let pace: SharedPace

  /// Bytes of a piece; a longer line makes a longer one.
  private let pieceLength: Int

  /// - Parameter start: Where the first line begins.
  init(_ input: OpenInput, from start: Int, pieceLength: Int, pace: SharedPace) {
    self.pieceLength = pieceLength
    self.input = input
    self.pace = pace
    state = Monitor(State(start: start))
  }

  /// Writes the next piece to the beginning of `bytes`; nil where there is none.
  func next(into bytes: inout [UInt8]) -> Piece? {
    guard pace.goesOn() else { return nil }
    return state.withState { state in
      guard !state.isAtEnd else { return nil }
      guard let count = fill(&bytes, &state) else {
        pace.giveUp()
        return nil
      }
      guard count > 0 else { return nil }
      defer {
        state.start += count
        state.number += 1
      }
      return Piece(number: state.number, start: state.start, count: count)
    }
  }

  /// Writes whole lines to the beginning of `bytes`; how many bytes, nil where the system fails.
  private func fill(_ bytes: inout [UInt8], _ state: inout State) -> Int? {
    var count = state.rest.count
    grow(&bytes, to: count)
    bytes.replaceSubrange(..<count, with: state.rest)
    state.rest.removeAll(keepingCapacity: true)
    while true {
      let known = count
      grow(&bytes, to: known + pieceLength)
      guard let length = read(into: &bytes, known..<known + pieceLength, state.start) else { return nil }
      count += length
      if length < pieceLength {
        state.isAtEnd = true
        return count
      }
      if let end = lastLineEnd(bytes, count) {
        state.rest.append(contentsOf: bytes[end..<count])
        return end
      }
    }
  }

  private func grow(_ bytes: inout [UInt8], to count: Int) {
    if bytes.count < count { bytes.append(contentsOf: repeatElement(0, count: count - bytes.count)) }
  }

  /// Reads into a part of `bytes`, which begin at `start` of the input; less than all of it at its end, nil where the
  /// system fails.
  private func read(into bytes: inout [UInt8], _ part: Range<Int>, _ start: Int) -> Int? {
    let from = start + part.lowerBound
    switch input.content {
    case .bytes(let all):
      let length = min(part.count, all.count - from)
      bytes.replaceSubrange(part.lowerBound..<part.lowerBound + length, with: all[from..<from + length])
      return length
    case .file(let file): return try? file.read(into: &bytes, part, at: from)
    }
  }

  /// The place behind the last line break that ends a line.
  private func lastLineEnd(_ bytes: [UInt8], _ count: Int) -> Int? {
    // All lines before were whole, so that an even number of quotes stands before the end of one.
    var isQuoted = ByteCounting.count(of: 0x22, in: bytes.span.extracting(0..<count)) & 1 == 1
    for place in (0..<count).reversed() {
      if bytes[place] == 0x22 { isQuoted.toggle() }
      if bytes[place] == 0x0A, !isQuoted { return place + 1 }
    }
    return nil
  }
}
