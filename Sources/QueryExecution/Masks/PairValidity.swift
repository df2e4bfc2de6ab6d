import Columnar

/// Which rows of two columns have values.
struct PairValidity: Sendable {
  private let left: PinnedArray<UInt64>?
  private let right: PinnedArray<UInt64>?

  init(_ left: NumberColumn, _ right: NumberColumn) {
    self.left = left.nullity.validity.map { PinnedArray($0) }
    self.right = right.nullity.validity.map { PinnedArray($0) }
  }

  /// Keeps the bits of rows of which both columns have a value.
  func intersect(_ mask: MaskWords, _ rows: Range<Int>) {
    if let left { MaskTest.intersect(mask, left, rows) }
    if let right { MaskTest.intersect(mask, right, rows) }
  }
}
