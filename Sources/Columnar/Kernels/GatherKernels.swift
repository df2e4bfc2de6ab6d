/// Reads codes as numbers, for neighbouring rows or for rows in any order.
// Pointers stay inside the closures that they are given to. Rows are in bounds: slicing a buffer checks a range, and
// single rows are checked one by one.
package enum GatherKernels {
  /// The codes of some rows in 64 bits.
  package static func codes(_ codes: CodeVector, rows: RowSelection) -> [UInt64] {
    switch (codes, rows) {
    case (.bytes(let codes), .range(let rows)): widen(codes, rows)
    case (.halves(let codes), .range(let rows)): widen(codes, rows)
    case (.words(let codes), .range(let rows)): widen(codes, rows)
    case (.longs(let codes), .range(let rows)): copy(codes, rows)
    case (.bytes(let codes), .list(let rows)): gather(codes, rows)
    case (.halves(let codes), .list(let rows)): gather(codes, rows)
    case (.words(let codes), .list(let rows)): gather(codes, rows)
    case (.longs(let codes), .list(let rows)): gather(codes, rows)
    }
  }

  /// The numbers of some rows; those of null rows have no meaning.
  package static func numbers(_ column: NumberColumn, rows: RowSelection) -> [Int64] {
    let (base, step) = (column.base, column.step)
    switch (column.codes, rows) {
    case (.bytes(let codes), .range(let rows)): return decode(codes, rows, base, step)
    case (.halves(let codes), .range(let rows)): return decode(codes, rows, base, step)
    case (.words(let codes), .range(let rows)): return decode(codes, rows, base, step)
    case (.longs(let codes), .range(let rows)): return decode(codes, rows, base, step)
    case (let codes, .list):
      var numbers = self.codes(codes, rows: rows).map { Int64(bitPattern: $0) }
      let factor = Int64(bitPattern: step)
      for index in numbers.indices { numbers[index] = base &+ numbers[index] &* factor }
      return numbers
    }
  }

  /// The reals of some rows; those of null rows have no meaning.
  package static func reals(_ values: StoredArray<Double>, rows: RowSelection) -> [Double] {
    switch rows {
    case .range(let rows):
      return copy(values, rows)
    case .list(let rows):
      return gather(values, rows) { $0 }
    }
  }

  /// The bits of some rows.
  package static func bits(_ bits: Bitmap, rows: RowSelection) -> Bitmap {
    switch rows {
    case .range(let rows): bits.extracting(rows)
    case .list(let rows): bits.gathering(rows)
    }
  }

  @inline(__always)
  private static func widen<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: StoredArray<Code>, _ rows: Range<Int>
  ) -> [UInt64] {
    codes.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[rows]).map { UInt64($0) } }
  }

  @inline(__always)
  private static func gather<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: StoredArray<Code>, _ rows: [UInt32]
  ) -> [UInt64] {
    gather(codes, rows) { UInt64($0) }
  }

  @inline(__always)
  private static func gather<Stored, Value>(
    _ values: StoredArray<Stored>, _ rows: [UInt32], _ value: (Stored) -> Value
  ) -> [Value] {
    values.withUnsafeBufferPointer { values in
      rows.map { row in
        precondition(Int(row) < values.count, "a row is one of the column's")
        return value(values[Int(row)])
      }
    }
  }

  @inline(__always)
  private static func copy<Stored>(_ values: StoredArray<Stored>, _ rows: Range<Int>) -> [Stored] {
    values.withUnsafeBufferPointer { Array(UnsafeBufferPointer(rebasing: $0[rows])) }
  }

  @inline(__always)
  private static func decode<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: StoredArray<Code>, _ rows: Range<Int>, _ base: Int64, _ step: UInt64
  ) -> [Int64] {
    codes.withUnsafeBufferPointer { codes in
      UnsafeBufferPointer(rebasing: codes[rows]).map { base &+ Int64(bitPattern: UInt64($0) &* step) }
    }
  }
}
