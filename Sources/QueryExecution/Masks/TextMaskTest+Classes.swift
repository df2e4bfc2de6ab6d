import Columnar

extension TextMaskTest {
  /// Where one text in so many has to be looked at, a search through all of them is as quick.
  private static let rowsPerOpenRow = 4
  /// Blocks of more bytes are searched piece by piece, so that whoever wants to end it need not wait.
  private static let mostBytes = 1 << 21

  /// Tests the rows of a block by the classes of their texts; false where another way is better.
  ///
  /// - Parameter among: Where given, only rows whose bits are set there matter.
  func test(
    by classes: TextClassSearch, _ rows: Range<Int>, into mask: MaskWords, among: UnsafePointer<UInt64>?
  ) -> Bool {
    guard needle.count <= TextMaskTest.longNeedle, texts.byteCount(rows) <= TextMaskTest.mostBytes else {
      return false
    }
    let wordCount = Bitmap.wordCount(for: rows.count)
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: wordCount * 2) { room in
      guard let open = room.baseAddress else { return false }
      let beyond = open + wordCount
      classes.markOpen(rows, into: open)
      if let among { MaskKernels.intersect(open, among, rows.count) }
      let openCount = MaskKernels.setCount(open, rows.count)
      guard openCount * TextMaskTest.rowsPerOpenRow <= rows.count else { return false }
      classes.markSure(rows, into: mask)
      if openCount > 0 {
        texts.keep(
          needle, place, ignoresASCIICase: ignoresCase, rows, in: open, beyondASCII: beyond)
        MaskKernels.unite(mask, open, rows.count)
      }
      if isComplement { MaskKernels.invert(mask, rows.count) }
      if let validity { MaskTest.intersect(mask, validity, rows) }
      if openCount > 0, !MaskKernels.isEmpty(beyond, rows.count) { testSingly(beyond, rows, into: mask) }
      return true
    }
  }
}
