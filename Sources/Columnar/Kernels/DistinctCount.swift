/// Counts how many different values the rows of a column have, null left out: each code, number or text is looked
/// at once. Where `isStopped` says so the count is of no use.
enum DistinctCount {
  /// Codes up to this one get a bit each: 2 MiB at most.
  private static let largestForBits: UInt64 = 1 << 24

  /// Of codes up to `largest`.
  static func count(
    _ codes: CodeVector, upTo largest: UInt64, validity: Bitmap?, _ isStopped: () -> Bool
  ) -> Int {
    switch codes {
    case .bytes(let codes): countBits(codes.span, upTo: largest, validity, isStopped)
    case .halves(let codes): countBits(codes.span, upTo: largest, validity, isStopped)
    case .words(let codes):
      largest < largestForBits
        ? countBits(codes.span, upTo: largest, validity, isStopped)
        : countHashed(codes.span, validity, isStopped)
    case .longs(let codes): countHashed(codes.span, validity, isStopped)
    }
  }

  /// Of finite numbers without −0.
  static func count(_ reals: StoredArray<Double>, validity: Bitmap?, _ isStopped: () -> Bool) -> Int {
    var seen = NumberSet()
    Stretches.forEach(of: reals.count, unless: isStopped) { rows in
      guard seen.reserve(rows.count, isStopped) else { return }
      for row in rows where validity?[row] ?? true { seen.insert(reals[row].bitPattern) }
    }
    return seen.count
  }

  /// Of texts, by their bytes.
  static func count(_ texts: TextArena, validity: Bitmap?, _ isStopped: () -> Bool) -> Int {
    var seen = TextNumbers(borrowing: texts.bytes)
    Stretches.forEach(of: texts.count, unless: isStopped) { rows in
      for row in rows where validity?[row] ?? true {
        guard seen.number(of: texts.bytes, texts.range(of: row), isStopped: isStopped) != nil else { return }
      }
    }
    return seen.count
  }

  @inline(__always)
  private static func countBits<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, upTo largest: UInt64, _ validity: Bitmap?, _ isStopped: () -> Bool
  ) -> Int {
    var seen = Bitmap(repeating: false, count: Int(largest) + 1)
    for start in stride(from: 0, to: codes.count, by: Stretches.rowCount) {
      if isStopped() { break }
      for row in start..<min(start + Stretches.rowCount, codes.count) where validity?[row] ?? true {
        seen[Int(codes[row])] = true
      }
    }
    return seen.setCount
  }

  @inline(__always)
  private static func countHashed<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ validity: Bitmap?, _ isStopped: () -> Bool
  ) -> Int {
    var seen = NumberSet()
    for start in stride(from: 0, to: codes.count, by: Stretches.rowCount) {
      let rows = start..<min(start + Stretches.rowCount, codes.count)
      guard !isStopped(), seen.reserve(rows.count, isStopped) else { break }
      for row in rows where validity?[row] ?? true { seen.insert(UInt64(codes[row])) }
    }
    return seen.count
  }
}
