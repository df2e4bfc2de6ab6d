/// Values of several JSON kinds in one column: each reads as text and keeps its JSON source.
package struct MixedColumn: Hashable, Sendable {
  /// A text's own characters; of everything else the JSON source.
  package let reading: TextColumn
  /// The JSON of each value on one line; that of a null row is empty.
  package let sources: TextArena

  package var nullity: Nullity { reading.nullity }
  package var count: Int { sources.count }

  package init(reading: TextColumn, sources: TextArena) {
    self.reading = reading
    self.sources = sources
  }
}
