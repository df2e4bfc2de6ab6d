/// What is asked of a reading beside the values. Most readings have no wishes; some data have to be read again with
/// them, because they cannot all be kept in memory in case somebody asks.
struct ReadingWishes: Sendable {
  /// Records and lists that keep their source, because there are other values in their place.
  var sources: Set<BuilderTree.Path> = []
  /// The value whose place is to be found.
  var place: (path: BuilderTree.Path, row: Int)?

  var isEmpty: Bool { sources.isEmpty && place == nil }
}
