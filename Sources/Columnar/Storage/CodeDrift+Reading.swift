import CKernels

// The numbers of rows: base + code × step, wrapping.
extension CodeDrift {
  /// Writes the numbers of some of the rows of a list.
  func write(
    _ rows: [UInt32], _ places: Range<Int>, base: Int64, step: UInt64,
    to numbers: UnsafeMutablePointer<Int64>
  ) {
    let step = Int64(bitPattern: step)
    // The pointers stay inside the closures; slicing checks the places, and each row is checked.
    drifts.withUnsafeBufferPointer { drifts in
      bases.withUnsafeBufferPointer { bases in
        rows.withUnsafeBufferPointer { rows in
          let rows = UnsafeBufferPointer(rebasing: rows[places])
          for place in 0..<rows.count {
            let row = Int(rows[place])
            precondition(row < drifts.count, "a row is one of the column's")
            Prefetching.expect(rows, behind: place, in: drifts)
            let code = bases[row >> CodeDrift.placeBits] &+ Int64(row & CodeDrift.largestPlace)
            numbers[place] = base &+ (code &+ Int64(drifts[row])) &* step
          }
        }
      }
    }
  }

  /// Writes the numbers of the marked rows of some blocks, each at its place among all that are marked.
  func write(
    _ marked: MarkedRows, _ blocks: Range<Int>, base: Int64, step: UInt64,
    to numbers: UnsafeMutablePointer<Int64>, isStreamed: Bool
  ) {
    let (drifts, bases) = (PinnedArray(drifts), PinnedArray(bases))
    withExtendedLifetime(self) {
      marked.forEach(of: blocks) { rows, marks, count, place in
        perigee_marked_drifts(
          drifts.pointer(rows), rows.count, marks, base, bases.pointer(CodeDrift.stretches(rows)),
          Int64(bitPattern: step), numbers + place, count, isStreamed)
      }
    }
  }
}
