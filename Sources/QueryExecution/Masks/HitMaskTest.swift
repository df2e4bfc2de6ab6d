import Columnar
import Synchronization
import Values

/// A test for rows that are known, as an index or fingerprints have found them, or for all others with a value.
final class HitMaskTest: Sendable {
  /// How they are found.
  private enum Source: Sendable {
    /// At some places of an index.
    case index(TextIndex, Range<Int>)
    /// At places of which none lap over each other.
    case places(TextIndex, [Range<Int>])
    /// By their fingerprints, in ascending order.
    case fingerprints([UInt32])
  }

  private let source: Source
  private let validity: Bitmap?
  let isComplement: Bool
  private let found = Mutex<[UInt32]?>(nil)

  init(_ index: TextIndex, _ places: Range<Int>, validity: Bitmap?, isComplement: Bool) {
    source = .index(index, places)
    self.validity = validity
    self.isComplement = isComplement
  }

  init(_ index: TextIndex, _ places: [Range<Int>], validity: Bitmap?, isComplement: Bool) {
    source = .places(index, places)
    self.validity = validity
    self.isComplement = isComplement
  }

  /// - Parameter rows: In ascending order; rows without a value count as those that have the empty text.
  init(fingerprinted rows: [UInt32], validity: Bitmap?, isComplement: Bool) {
    source = .fingerprints(validity.map { validity in rows.filter { validity[Int($0)] } } ?? rows)
    self.validity = validity
    self.isComplement = isComplement
  }

  /// What has found them.
  var means: StepMeans {
    switch source {
    case .index, .places: .index
    case .fingerprints: .fingerprints
    }
  }

  /// How many rows have been found.
  var count: Int {
    switch source {
    case .index(_, let places): places.count
    case .places(_, let places): places.reduce(0) { $0 + $1.count }
    case .fingerprints(let rows): rows.count
    }
  }

  /// The rows that have been found, in ascending order, made when they are wanted: who counts does not.
  var rows: [UInt32] {
    switch source {
    case .fingerprints(let rows): return rows
    case .index(let index, let places): return kept { index.rows(at: places) }
    case .places(let index, let places): return kept { index.rows(at: places) }
    }
  }

  private func kept(_ make: () -> [UInt32]) -> [UInt32] {
    if let known = found.withLock({ $0 }) { return known }
    let rows = make()
    found.withLock { $0 = rows }
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
