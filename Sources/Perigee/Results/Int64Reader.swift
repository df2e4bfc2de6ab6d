import Columnar

/// Reads columns of integers as what they are stored as.
final class Int64Reader: IntegerReader<Int64>, @unchecked Sendable {
  init(_ numbers: NumberColumn) { super.init(numbers) { $0 } }

  override func read(_ row: Int) -> Int64 { numbers.value(row) }

  override func readMany(
    _ rows: RowSelection?, _ places: Range<Int>, to elements: UnsafeMutablePointer<Int64>
  ) {
    numbers.write(rows, places, to: elements)
  }

  override func elements(_ rows: RowSelection?, _ places: Range<Int>) -> [Int64] {
    [Int64](unsafeUninitializedCapacity: places.count) { buffer, written in
      if let start = buffer.baseAddress { numbers.write(rows, places, to: start) }
      written = places.count
    }
  }
}
