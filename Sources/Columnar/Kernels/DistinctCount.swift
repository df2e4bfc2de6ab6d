/// Counts how many different values the rows of a column have, null left out: each code, number or text is looked
/// at once.
enum DistinctCount {
  /// Codes up to this one get a bit each: 2 MiB at most.
  private static let largestForBits: UInt64 = 1 << 24

  /// Of codes up to `largest`.
  static func count(_ codes: CodeVector, upTo largest: UInt64, validity: Bitmap?) -> Int {
    switch codes {
    case .bytes(let codes): countBits(codes.span, upTo: largest, validity)
    case .halves(let codes): countBits(codes.span, upTo: largest, validity)
    case .words(let codes):
      largest < largestForBits
        ? countBits(codes.span, upTo: largest, validity) : countHashed(codes.span, validity)
    case .longs(let codes): countHashed(codes.span, validity)
    }
  }

  /// Of finite numbers without −0.
  static func count(_ reals: StoredArray<Double>, validity: Bitmap?) -> Int {
    var seen = NumberSet()
    for row in reals.indices where validity?[row] ?? true { seen.insert(reals[row].bitPattern) }
    return seen.count
  }

  /// Of texts, by their bytes.
  static func count(_ texts: TextArena, validity: Bitmap?) -> Int {
    var seen = TextNumbers(borrowing: texts.bytes)
    for row in 0..<texts.count where validity?[row] ?? true {
      _ = seen.number(of: texts.bytes, texts.range(of: row)) { false }
    }
    return seen.count
  }

  @inline(__always)
  private static func countBits<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, upTo largest: UInt64, _ validity: Bitmap?
  ) -> Int {
    var seen = Bitmap(repeating: false, count: Int(largest) + 1)
    for row in codes.indices where validity?[row] ?? true { seen[Int(codes[row])] = true }
    return seen.setCount
  }

  @inline(__always)
  private static func countHashed<Code: FixedWidthInteger & UnsignedInteger>(
    _ codes: Span<Code>, _ validity: Bitmap?
  ) -> Int {
    var seen = NumberSet()
    for row in codes.indices where validity?[row] ?? true { seen.insert(UInt64(codes[row])) }
    return seen.count
  }
}
