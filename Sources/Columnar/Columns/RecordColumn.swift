/// Records: a column for each of their fields. A null record has null (and absent) fields.
package struct RecordColumn: Hashable, Sendable {
  package let nullity: Nullity
  package let fields: [Field]
  /// One for every field, each with a row for every row here.
  package let children: [Column]
  /// Set where the source had a text that stands for the record's `name`, to be printed as that text.
  package let writtenAsText: Bitmap?
  package let count: Int

  package init(
    fields: [Field], children: [Column], nullity: Nullity, writtenAsText: Bitmap? = nil, count: Int
  ) {
    precondition(fields.count == children.count, "a record has a column for each field")
    self.fields = fields
    self.children = children
    self.nullity = nullity
    self.writtenAsText = writtenAsText
    self.count = count
  }
}
