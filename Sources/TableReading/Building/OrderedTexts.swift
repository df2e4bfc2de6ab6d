import Values

/// The texts of one column, put one behind another in the order of the input while several readers read pieces of it.
///
/// A long column would otherwise be written twice, and its memory be had twice from the system. It begins with the first
/// piece from which on all readers take part; others keep the texts of pieces before that.
final class OrderedTexts: Sendable {
  private struct State: Sendable {
    /// How many readers do not take part yet.
    var missingReaders: Int
    /// Nil before all take part, and where there is none.
    var memory: ReservedBytes?
    /// The first piece, and where the texts of each from there on end in the memory.
    var firstPiece: Int
    var ends: [Int] = []
    /// The texts of pieces that come after one which is still missing.
    var waiting: [Int: [UInt8]] = [:]
    /// Memory to read into.
    var spare: [[UInt8]] = []
  }

  private let state: Monitor<State>
  /// No column has more bytes of texts than the input has in all.
  private let mostBytes: Int

  init(readers: Int, mostBytes: Int) {
    state = Monitor(State(missingReaders: readers, firstPiece: 0))
    self.mostBytes = max(mostBytes, 1)
  }

  /// Tells that one more reader puts the texts of all its pieces here, behind that one.
  func join(behind piece: Int) {
    state.withState { state in
      state.missingReaders -= 1
      state.firstPiece = max(state.firstPiece, piece + 1)
      guard state.missingReaders == 0, mostBytes <= OrderedTexts.mostReserved else { return }
      // Texts of pieces before the first one have room before those that are put here.
      state.memory = ReservedBytes(mostBytes * 2, from: mostBytes)
    }
  }

  private static let mostReserved = 1 << 40

  /// Puts the texts of a piece behind those of the piece before it, as soon as they are there, and leaves memory to read
  /// into in their place; false where others have to keep them.
  func put(_ bytes: inout [UInt8], ofPiece piece: Int) -> Bool {
    var placed: [PlacedTexts] = []
    let memory = state.withState { state -> ReservedBytes? in
      guard let memory = state.memory else {
        state.firstPiece = max(state.firstPiece, piece + 1)
        return nil
      }
      guard piece >= state.firstPiece else { return nil }
      state.waiting[piece] = bytes
      bytes = state.spare.popLast() ?? []
      placed = place(&state, in: memory)
      return memory
    }
    guard let memory else { return false }
    write(&placed, to: memory)
    return true
  }

  /// The texts of one piece, and where they belong in the memory.
  private struct PlacedTexts {
    var bytes: [UInt8]
    let start: Int
  }

  /// Takes the texts that wait and have all before them, as far as there is room.
  private func place(_ state: inout State, in memory: ReservedBytes) -> [PlacedTexts] {
    var placed: [PlacedTexts] = []
    while let next = state.waiting[state.firstPiece + state.ends.count] {
      let start = state.ends.last ?? mostBytes
      guard next.count <= memory.count - start else { break }
      state.waiting[state.firstPiece + state.ends.count] = nil
      state.ends.append(start + next.count)
      placed.append(PlacedTexts(bytes: next, start: start))
    }
    return placed
  }

  /// Writes texts while others put theirs elsewhere: the memory may come slowly from the system. Nobody reads it before all
  /// readers have ended.
  private func write(_ texts: inout [PlacedTexts], to memory: ReservedBytes) {
    // Taken out, so that nobody else holds the bytes and their memory is kept.
    while var next = texts.popLast() {
      memory.write(next.bytes.span, at: next.start)
      next.bytes.removeAll(keepingCapacity: true)
      state.withState { $0.spare.append(next.bytes) }
    }
  }

  // MARK: When all has been read

  /// The memory in which the texts of most pieces stand; nil where there is none.
  var memory: ReservedBytes? { state.withState { $0.memory } }

  /// Gives the bytes of a piece back that has been put here.
  func give(ofPiece piece: Int, to texts: inout SealedTexts) {
    state.withState { state in
      if let bytes = state.waiting.removeValue(forKey: piece) { return texts.take(bytes) }
      let number = piece - state.firstPiece
      guard let memory = state.memory, state.ends.indices.contains(number) else { return }
      let start = number == 0 ? mostBytes : state.ends[number - 1]
      texts.take(start..<state.ends[number], of: memory)
    }
  }
}
