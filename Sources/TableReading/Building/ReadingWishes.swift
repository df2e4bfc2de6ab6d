/// What is asked of a reading beside the values. Most readings have no wishes; some data have to be read again with
/// them, because they cannot all be kept in memory in case somebody asks.
struct ReadingWishes: Sendable {
  /// Records and lists that keep their source, because there are other values in their place.
  var sources: Set<BuilderTree.Path> = []
  /// The values whose places are to be found: the path of each, and its row among the values of that path.
  var places: [(path: BuilderTree.Path, row: Int)] = []
  /// True where inputs are to be read in one go by one reader, who reads every record, however often it repeats: what is
  /// found then is counted in rows of the table.
  var readsInOneGo = false

  /// True where nothing is asked for of single values.
  var isEmpty: Bool { sources.isEmpty && places.isEmpty }
}
