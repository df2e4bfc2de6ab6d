extension NumberColumn {
  /// Writes the numbers of some rows, of which none is null or whose numbers have no meaning.
  ///
  /// - Parameters:
  ///   - rows: The rows; nil for all of the column.
  ///   - places: Which of them.
  ///   - numbers: Room for as many.
  package func write(_ rows: RowSelection?, _ places: Range<Int>, to numbers: UnsafeMutablePointer<Int64>) {
    switch rows {
    case nil: MaskKernels.write(PinnedCodes(codes), places, base: base, step: step, to: numbers)
    case .range(let range):
      let rows = range.lowerBound + places.lowerBound..<range.lowerBound + places.upperBound
      precondition(rows.upperBound <= range.upperBound, "the places are some of those selected")
      MaskKernels.write(PinnedCodes(codes), rows, base: base, step: step, to: numbers)
    case .list(let list):
      switch codes {
      case .bytes(let codes): gather(codes, list, places, to: numbers)
      case .halves(let codes): gather(codes, list, places, to: numbers)
      case .words(let codes): gather(codes, list, places, to: numbers)
      case .longs(let codes): gather(codes, list, places, to: numbers)
      }
    }
  }

  @inline(__always)
  private func gather<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: StoredArray<Code>, _ rows: [UInt32], _ places: Range<Int>,
    to numbers: UnsafeMutablePointer<Int64>
  ) {
    // The pointers stay inside the closures; slicing checks the places, and each row is checked.
    codes.withUnsafeBufferPointer { codes in
      rows.withUnsafeBufferPointer { rows in
        let rows = UnsafeBufferPointer(rebasing: rows[places])
        for place in 0..<rows.count {
          let row = Int(rows[place])
          precondition(row < codes.count, "a row is one of the column's")
          numbers[place] = base &+ Int64(bitPattern: UInt64(codes[row]) &* step)
        }
      }
    }
  }
}
