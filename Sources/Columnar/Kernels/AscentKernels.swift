/// Tells whether codes ascend.
package enum AscentKernels {
  /// True where no code among these rows is smaller than the one before it, the row before the first included.
  ///
  /// - Parameter strictly: True where equal ones are not wanted either.
  package static func ascend(_ codes: CodeVector, rows: Range<Int>, strictly: Bool = false) -> Bool {
    switch codes {
    case .bytes(let codes): ascend(codes, rows, strictly)
    case .halves(let codes): ascend(codes, rows, strictly)
    case .words(let codes): ascend(codes, rows, strictly)
    case .longs(let codes): ascend(codes, rows, strictly)
    }
  }

  // No way out before the end, so that the loop is made of vectors. The pointer stays inside the closure; slicing the
  // buffer checks the rows.
  @inline(__always)
  private static func ascend<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: StoredArray<Code>, _ rows: Range<Int>, _ strictly: Bool
  ) -> Bool {
    codes.withUnsafeBufferPointer { codes in
      let codes = UnsafeBufferPointer(rebasing: codes[max(rows.lowerBound - 1, 0)..<rows.upperBound])
      var (descents, repeats): (Code, Code) = (0, 0)
      for place in 1..<max(codes.count, 1) {
        descents |= codes[place &- 1] > codes[place] ? 1 : 0
        repeats |= codes[place &- 1] == codes[place] ? 1 : 0
      }
      return descents == 0 && !(strictly && repeats != 0)
    }
  }
}
