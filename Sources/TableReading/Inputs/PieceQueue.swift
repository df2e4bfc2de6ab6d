import Values

/// Cuts one input of lines into pieces, for several readers to take.
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
    /// True where the pieces cannot be read as lines: somebody has to read the input in one go.
    var isGivenUp = false
    var doneCount = 0
  }

  private let input: OpenInput
  private let state: Monitor<State>
  /// True where a line break inside quotes ends no line.
  private let hasQuotedLines: Bool
  private let pace: ReadingPace

  /// Bytes of a piece; a longer line makes a longer one.
  private let pieceLength: Int

  /// - Parameter start: Where the first line begins.
  init(_ input: OpenInput, from start: Int, hasQuotedLines: Bool, pieceLength: Int, pace: ReadingPace) {
    self.pieceLength = pieceLength
    self.input = input
    self.hasQuotedLines = hasQuotedLines
    self.pace = pace
    state = Monitor(State(start: 0))
    if case .file(let file) = input.content { file.seek(to: 0) }
    // What stands before the first line is taken away as a piece of its own.
    state.withState { state in
      switch input.content {
      case .bytes: state.start = start
      case .file(let file):
        var skipped = [UInt8](repeating: 0, count: start)
        let length = (try? file.read(into: &skipped, 0..<start)) ?? 0
        state.isGivenUp = length < start
        state.start = start
      }
    }
  }

  /// How many bytes the input has, as far as that is known.
  var byteCount: Int { input.byteCount }

  var isGivenUp: Bool { state.withState { $0.isGivenUp } }

  /// Gives the reading up: nobody gets another piece.
  func giveUp() { state.withState { $0.isGivenUp = true } }

  /// Writes the next piece to the beginning of `bytes`; nil where there is none.
  func next(into bytes: inout [UInt8]) -> Piece? {
    guard !pace.isStopped else {
      giveUp()
      return nil
    }
    return state.withState { state in
      guard !state.isAtEnd, !state.isGivenUp else { return nil }
      guard let count = fill(&bytes, &state) else {
        state.isGivenUp = true
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

  /// Tells that a piece of so many bytes has been read.
  func finish(_ byteCount: Int) {
    state.withState { state in
      state.doneCount += byteCount
      pace.tell(state.doneCount)
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
      if let end = lastLineEnd(bytes, count, from: hasQuotedLines ? 0 : known) {
        state.rest.append(contentsOf: bytes[end..<count])
        return end
      }
    }
  }

  private func grow(_ bytes: inout [UInt8], to count: Int) {
    if bytes.count < count { bytes.append(contentsOf: repeatElement(0, count: count - bytes.count)) }
  }

  /// Reads on into a part of `bytes`; less than all of it at the end of the input, nil where the system fails.
  private func read(into bytes: inout [UInt8], _ part: Range<Int>, _ start: Int) -> Int? {
    switch input.content {
    case .bytes(let all):
      let from = start + part.lowerBound
      let length = min(part.count, all.count - from)
      bytes.replaceSubrange(part.lowerBound..<part.lowerBound + length, with: all[from..<from + length])
      return length
    case .file(let file): return try? file.read(into: &bytes, part)
    }
  }

  /// The place behind the last line break that ends a line, which is looked for from `start` on.
  private func lastLineEnd(_ bytes: [UInt8], _ count: Int, from start: Int) -> Int? {
    // All lines before were whole, so that an even number of quotes stands before the end of one.
    var isQuoted =
      hasQuotedLines && ByteCounting.count(of: 0x22, in: bytes.span.extracting(0..<count)) & 1 == 1
    for place in stride(from: count - 1, through: start, by: -1) {
      if bytes[place] == 0x22, hasQuotedLines { isQuoted.toggle() }
      if bytes[place] == 0x0A, !isQuoted { return place + 1 }
    }
    return nil
  }
}
