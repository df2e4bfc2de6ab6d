/// Names that stand twice in one record of JSON: the last value counts.
///
/// Names are counted, not records that have them: some records are looked at more than once, and of those that come again
/// byte by byte only one is.
struct RepeatedNames: Sendable {
  private var names: Set<[UInt8]> = []
  /// The name that was seen first, and where its second value stands.
  private(set) var first: (name: [UInt8], place: Int)?

  /// How many names there are.
  var count: Int { names.count }

  mutating func note(_ name: [UInt8], at place: Int) {
    names.insert(name)
    if first == nil { first = (name, place) }
  }

  /// Takes in what another reader has found in the same input.
  mutating func add(_ other: RepeatedNames) {
    names.formUnion(other.names)
    guard let theirs = other.first else { return }
    if let mine = first, mine.place <= theirs.place { return }
    first = theirs
  }
}
