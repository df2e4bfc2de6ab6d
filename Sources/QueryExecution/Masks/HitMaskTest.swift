import Columnar
import Values

/// A test for rows that an index has found.
final class HitMaskTest: Sendable {
  private let index: TextIndex
  private let places: Range<Int>
  private let found = Monitor<[UInt32]?>(nil)

  init(_ index: TextIndex, _ places: Range<Int>) {
    self.index = index
    self.places = places
  }

  /// How many rows there are.
  var count: Int { places.count }

  /// The rows in ascending order, made when they are wanted: who counts does not.
  var rows: [UInt32] {
    if let known = found.withState({ $0 }) { return known }
    let rows = index.rows(at: places)
    found.withState { $0 = rows }
    return rows
  }

  func run(_ block: Range<Int>, into mask: MaskWords) -> MaskOutcome {
    let rows = rows
    let (start, end) = (rows.count(below: block.lowerBound), rows.count(below: block.upperBound))
    guard start < end else { return .none }
    MaskKernels.clear(mask, block.count)
    for row in rows[start..<end] {
      let place = Int(row) - block.lowerBound
      mask[place >> 6] |= 1 << UInt64(place & 63)
    }
    return .some
  }
}

extension [UInt32] {
  /// How many elements, which ascend, are below a row.
  fileprivate func count(below row: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle]) < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
