extension Bitmap {
  /// Calls `body` with every row that is set, in order.
  @inlinable @inline(__always)
  package func forEachSet(_ body: (Int) -> Void) {
    for index in words.indices {
      var rest = words[index]
      while rest != 0 {
        body(index << 6 + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }
}
