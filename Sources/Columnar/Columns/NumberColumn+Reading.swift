extension NumberColumn {
  /// Writes the numbers of some rows, of which none is null or whose numbers have no meaning.
  ///
  /// - Parameters:
  ///   - rows: The rows; nil for all of the column.
  ///   - places: Which of them.
  ///   - numbers: Room for as many.
  package func write(_ rows: RowSelection?, _ places: Range<Int>, to numbers: UnsafeMutablePointer<Int64>) {
    switch rows {
    case nil: writeNeighbours(places, to: numbers)
    case .range(let range):
      let rows = range.lowerBound + places.lowerBound..<range.lowerBound + places.upperBound
      precondition(rows.upperBound <= range.upperBound, "the places are some of those selected")
      writeNeighbours(rows, to: numbers)
    case .list(let list):
      if places.count >= NumberColumn.fewestDrifting, let drift = parts.knowledge.knownDrift {
        return drift.write(list, places, base: base, step: step, to: numbers)
      }
      switch parts.pinnedCodes {
      case .bytes(let codes): gather(codes, list, places, to: numbers)
      case .halves(let codes): gather(codes, list, places, to: numbers)
      case .words(let codes): gather(codes, list, places, to: numbers)
      case .longs(let codes): gather(codes, list, places, to: numbers)
      }
    }
  }

  /// Writes the numbers of the marked rows of some blocks, each at its place among all that are marked.
  package func write(_ marked: MarkedRows, _ blocks: Range<Int>, to numbers: UnsafeMutablePointer<Int64>) {
    let isStreamed = marked.count * MemoryLayout<Int64>.stride > NumberColumn.mostCachedBytes
    if let drift = parts.knowledge.knownDrift {
      return drift.write(marked, blocks, base: base, step: step, to: numbers, isStreamed: isStreamed)
    }
    withExtendedLifetime(parts) {
      marked.forEach(of: blocks) { rows, marks, count, place in
        MaskKernels.write(
          parts.pinnedCodes, rows, where: marks, count, base: base, step: step, to: numbers + place,
          isStreamed: isStreamed)
      }
    }
  }

  /// What is larger is in no cache when it is read.
  private static let mostCachedBytes = 16 << 20

  /// Of fewer rows here and there asking for the drift takes longer than it saves.
  private static let fewestDrifting = 64

  private func writeNeighbours(_ rows: Range<Int>, to numbers: UnsafeMutablePointer<Int64>) {
    withExtendedLifetime(parts) {
      MaskKernels.write(parts.pinnedCodes, rows, base: base, step: step, to: numbers)
    }
  }

  @inline(__always)
  private func gather<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: PinnedArray<Code>, _ rows: [UInt32], _ places: Range<Int>,
    to numbers: UnsafeMutablePointer<Int64>
  ) {
    // The pointers stay inside the closures; slicing checks the places, and each row is checked.
    withExtendedLifetime(parts) {
      rows.withUnsafeBufferPointer { rows in
        let rows = UnsafeBufferPointer(rebasing: rows[places])
        let codes = codes.elements
        for place in 0..<rows.count {
          let row = Int(rows[place])
          precondition(row < codes.count, "a row is one of the column's")
          Prefetching.expect(rows, behind: place, in: codes)
          numbers[place] = base &+ Int64(bitPattern: UInt64(codes[row]) &* step)
        }
      }
    }
  }
}
