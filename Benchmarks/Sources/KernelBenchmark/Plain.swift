import Columnar

/// What the kernels do, written as anyone would.
enum Plain {
  static func matches(_ codes: CodeVector, _ range: ClosedRange<UInt64>) -> Bitmap {
    switch codes {
    case .bytes(let codes): bits(codes) { range.contains(UInt64($0)) }
    case .halves(let codes): bits(codes) { range.contains(UInt64($0)) }
    case .words(let codes): bits(codes) { range.contains(UInt64($0)) }
    case .longs(let codes): bits(codes) { range.contains($0) }
    }
  }

  static func matches(_ codes: CodeVector, _ set: Set<UInt64>) -> Bitmap {
    switch codes {
    case .bytes(let codes): bits(codes) { set.contains(UInt64($0)) }
    case .halves(let codes): bits(codes) { set.contains(UInt64($0)) }
    case .words(let codes): bits(codes) { set.contains(UInt64($0)) }
    case .longs(let codes): bits(codes) { set.contains($0) }
    }
  }

  static func count(_ codes: CodeVector, _ range: ClosedRange<UInt64>) -> Int {
    switch codes {
    case .bytes(let codes): codes.count { range.contains(UInt64($0)) }
    case .halves(let codes): codes.count { range.contains(UInt64($0)) }
    case .words(let codes): codes.count { range.contains(UInt64($0)) }
    case .longs(let codes): codes.count { range.contains($0) }
    }
  }

  @inline(__always)
  private static func bits<Code>(_ codes: StoredArray<Code>, _ isMatch: (Code) -> Bool) -> Bitmap {
    var bitmap = Bitmap(repeating: false, count: codes.count)
    for row in 0..<codes.count where isMatch(codes[row]) { bitmap[row] = true }
    return bitmap
  }
}
