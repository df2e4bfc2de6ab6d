import CKernels

/// Tells the processor which elements of a column are read soon, where rows come in no order that it could foresee.
enum Prefetching {
  /// So many rows ahead: about what is read while memory answers. Where 80,000 rows out of 10,000,000 are ordered and
  /// their ids read it saved a tenth of the whole time.
  private static let distance = 24

  /// Expects what is read some rows behind a place. A row that the column does not have does no harm: nothing is read.
  @inline(__always)
  static func expect<Element>(
    _ rows: UnsafeBufferPointer<UInt32>, behind place: Int, in elements: UnsafeBufferPointer<Element>
  ) {
    guard place &+ distance < rows.count, let first = elements.baseAddress else { return }
    perigee_prefetch(first + Int(rows[place &+ distance]))
  }
}
