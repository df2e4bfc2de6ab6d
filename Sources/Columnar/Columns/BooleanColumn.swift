/// Booleans, a bit a row. The bit of a null row has no meaning.
package struct BooleanColumn: Hashable, Sendable {
  package let nullity: Nullity
  package let bits: Bitmap

  package var count: Int { bits.count }

  package init(bits: Bitmap, nullity: Nullity) {
    self.bits = bits
    self.nullity = nullity
  }
}
