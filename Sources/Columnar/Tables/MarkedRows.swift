import Values

/// Rows of a table in its own order, as a bit for each row of the table: what a filter finds that lets many pass. Their
/// numbers, of 32 bits each, would be many times as much to write and to read again.
package final class MarkedRows: Sendable {
  private let marks: RowMarks
  /// How many rows are marked before each block, and behind them how many there are.
  private let starts: [Int]
  private let list = OnceReference<RowList>()

  /// - Parameters:
  ///   - marks: Marks of all rows of the table, which nobody changes any more.
  ///   - counts: How many rows of each block are marked.
  package init(_ marks: RowMarks, counts: [Int]) {
    precondition(counts.count == Blocks.count(for: marks.rowCount), "every block has a count")
    self.marks = marks
    var starts = [0]
    starts.reserveCapacity(counts.count + 1)
    for count in counts { starts.append(starts[starts.count - 1] + count) }
    self.starts = starts
  }

  package var count: Int { starts[starts.count - 1] }
  package var blockCount: Int { starts.count - 1 }

  /// The numbers of the rows, made when somebody asks for them.
  package var numbers: [UInt32] {
    if let known = list.object { return known.rows }
    let rows = [UInt32](unsafeUninitializedCapacity: count) { rows, written in
      if let start = rows.baseAddress { writeNumbers(to: start) }
      written = count
    }
    return list.setIfNil(RowList(rows)).rows
  }

  private func writeNumbers(to numbers: UnsafeMutablePointer<UInt32>) {
    forEach(of: 0..<blockCount) { rows, marks, count, place in
      MaskKernels.writeRows(
        of: marks, rows.count, from: rows.lowerBound, to: numbers + place, room: count)
    }
  }

  /// How many rows of a block are marked.
  package func count(inBlock block: Int) -> Int { starts[block + 1] - starts[block] }

  /// Calls `body` with the rows of each of some blocks that has marked ones, their marks, how many are marked, and the
  /// place of the first among all.
  @inline(__always)
  package func forEach(
    of blocks: Range<Int>, _ body: (Range<Int>, UnsafePointer<UInt64>, _ count: Int, _ place: Int) -> Void
  ) {
    for block in blocks where count(inBlock: block) > 0 {
      let rows = Blocks.rows(block, of: marks.rowCount)
      body(rows, marks.words(rows), count(inBlock: block), starts[block])
    }
    withExtendedLifetime(marks) {}
  }
}

/// The numbers of rows, as an object.
private final class RowList: Sendable {
  let rows: [UInt32]

  init(_ rows: [UInt32]) { self.rows = rows }
}
