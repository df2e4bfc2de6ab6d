/// Counts how often each code of a column comes, some rows at a time.
package enum CodeCounts {
  /// Adds the rows of a range to `counts`, which has a place for every code; rows that are null do not count.
  package static func add(
    _ codes: CodeVector, rows: Range<Int>, validity: Bitmap?, to counts: inout [UInt32]
  ) {
    switch codes {
    case .bytes(let codes): add(codes.span.extracting(rows), from: rows.lowerBound, validity, to: &counts)
    case .halves(let codes): add(codes.span.extracting(rows), from: rows.lowerBound, validity, to: &counts)
    case .words(let codes): add(codes.span.extracting(rows), from: rows.lowerBound, validity, to: &counts)
    case .longs(let codes): add(codes.span.extracting(rows), from: rows.lowerBound, validity, to: &counts)
    }
  }

  @inline(__always)
  private static func add<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, from first: Int, _ validity: Bitmap?, to counts: inout [UInt32]
  ) {
    var places = counts.mutableSpan
    if let validity {
      for row in codes.indices where validity[first + row] { places[Int(codes[row])] &+= 1 }
    } else {
      for row in codes.indices { places[Int(codes[row])] &+= 1 }
    }
  }
}
