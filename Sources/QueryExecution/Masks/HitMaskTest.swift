import Columnar
import Values

/// A test for rows that an index has found, or for all others with a value.
final class HitMaskTest: Sendable {
  private let index: TextIndex
  /// None of them lap over each other.
  private let places: [Range<Int>]
  private let validity: Bitmap?
  let isComplement: Bool
  private let found = Monitor<[UInt32]?>(nil)

  init(_ index: TextIndex, _ places: [Range<Int>], validity: Bitmap?, isComplement: Bool) {
    self.index = index
    self.places = places
    self.validity = validity
    self.isComplement = isComplement
  }

  /// How many rows have been found.
  var count: Int { places.reduce(0) { $0 + $1.count } }

  /// The rows that have been found, in ascending order, made when they are wanted: who counts does not.
  var rows: [UInt32] {
    if let known = found.withState({ $0 }) { return known }
    let rows = index.rows(at: places)
    found.withState { $0 = rows }
    return rows
  }

  func run(_ block: Range<Int>, into mask: MaskWords) -> MaskOutcome {
    let rows = rows
    let (start, end) = (rows.count(below: block.lowerBound), rows.count(below: block.upperBound))
    if start == end && !isComplement { return .none }
    MaskKernels.clear(mask, block.count)
    for row in rows[start..<end] {
      let place = Int(row) - block.lowerBound
      mask[place >> 6] |= 1 << UInt64(place & 63)
    }
    guard isComplement else { return .some }
    MaskKernels.invert(mask, block.count)
    if let validity { MaskTest.intersect(mask, PinnedArray(validity), block) }
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
