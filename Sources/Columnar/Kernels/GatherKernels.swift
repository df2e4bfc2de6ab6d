/// Reads codes as numbers, for neighbouring rows or for rows in any order.
package enum GatherKernels {
  /// The codes of some rows in 64 bits.
  package static func codes(_ codes: CodeVector, rows: RowSelection) -> [UInt64] {
    switch (codes, rows) {
    case (.bytes(let codes), .range(let rows)): widen(codes, rows)
    case (.halves(let codes), .range(let rows)): widen(codes, rows)
    case (.words(let codes), .range(let rows)): widen(codes, rows)
    case (.longs(let codes), .range(let rows)): Array(codes[rows])
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
  package static func reals(_ values: [Double], rows: RowSelection) -> [Double] {
    switch rows {
    case .range(let rows):
      return Array(values[rows])
    case .list(let rows):
      return rows.map { values[Int($0)] }
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
    _ codes: [Code], _ rows: Range<Int>
  ) -> [UInt64] {
    codes[rows].map { UInt64($0) }
  }

  @inline(__always)
  private static func gather<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ rows: [UInt32]
  ) -> [UInt64] {
    rows.map { UInt64(codes[Int($0)]) }
  }

  @inline(__always)
  private static func decode<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: [Code], _ rows: Range<Int>, _ base: Int64, _ step: UInt64
  ) -> [Int64] {
    codes[rows].map { base &+ Int64(bitPattern: UInt64($0) &* step) }
  }
}
