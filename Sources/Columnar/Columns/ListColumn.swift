/// Lists: for every row a range of the rows of `elements`. A null list has an empty range.
package struct ListColumn: Hashable, Sendable {
  package let nullity: Nullity
  /// `count + 1` of them: the elements of row `i` are rows `offsets[i]..<offsets[i + 1]`.
  package let offsets: StoredArray<UInt32>
  package let elements: Column

  package var count: Int { offsets.count - 1 }

  package init(offsets: [UInt32], elements: Column, nullity: Nullity) {
    self.init(offsets: StoredArray(offsets), elements: elements, nullity: nullity)
  }

  package init(offsets: StoredArray<UInt32>, elements: Column, nullity: Nullity) {
    self.offsets = offsets
    self.elements = elements
    self.nullity = nullity
  }

  /// The same lists with the elements of their elements, which are lists, in one list each: `inner` holds those. A null
  /// list among them adds nothing.
  package func flattened(through inner: ListColumn) -> ListColumn {
    ListColumn(offsets: offsets.map { inner.offsets[Int($0)] }, elements: inner.elements, nullity: nullity)
  }

  package func elementRows(_ row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }
}
