import Perigee

/// Reads the ids of answers as `Int64`.
final class IDReader {
  private let rowsOut: RowsOut
  private let buffer: UnsafeMutableBufferPointer<Int64>

  /// - Parameter capacity: The most ids that an answer has.
  init(_ rowsOut: RowsOut, capacity: Int) {
    self.rowsOut = rowsOut
    buffer = .allocate(capacity: rowsOut == .buffer ? capacity : 0)
    buffer.initialize(repeating: 0)
  }

  /// What is in memory for the ids themselves.
  var byteCount: Int { buffer.count * MemoryLayout<Int64>.stride }

  deinit { buffer.deallocate() }

  /// Something that depends on them, so that no reading can be left out.
  func read(_ result: QueryResult) throws -> Int64 {
    let ids = try result.column("id", as: Int64.self)
    switch rowsOut {
    case .buffer:
      _ = buffer.initialize(from: ids)
      return ids.isEmpty ? 0 : buffer[0] &+ buffer[ids.count - 1]
    case .array:
      let array = Array(ids)
      return array.isEmpty ? 0 : array[0] &+ array[array.count - 1]
    case .sum:
      var sum: Int64 = 0
      for id in ids { sum &+= id }
      return sum
    }
  }
}
