import Perigee

/// Reads the ids of answers, and other integers, as `Int64`.
final class IntegerReader {
  private let rowsOut: RowsOut
  private let buffer: UnsafeMutableBufferPointer<Int64>

  /// - Parameter capacity: The most rows that an answer has.
  init(_ rowsOut: RowsOut, capacity: Int) {
    self.rowsOut = rowsOut
    buffer = .allocate(capacity: rowsOut == .buffer ? capacity : 0)
    buffer.initialize(repeating: 0)
  }

  /// What is in memory for the integers themselves.
  var byteCount: Int { buffer.count * MemoryLayout<Int64>.stride }

  deinit { buffer.deallocate() }

  /// Something that depends on them, so that no reading can be left out.
  func read(_ integers: ColumnView<Int64>) -> Int64 {
    switch rowsOut {
    case .buffer:
      _ = buffer.initialize(from: integers)
      return integers.isEmpty ? 0 : buffer[0] &+ buffer[integers.count - 1]
    case .array:
      let array = Array(integers)
      return array.isEmpty ? 0 : array[0] &+ array[array.count - 1]
    case .sum:
      var sum: Int64 = 0
      for integer in integers { sum &+= integer }
      return sum
    }
  }
}
