/// Names that stand twice in one record of JSON: the last value counts.
struct RepeatedNames: Sendable {
  /// How often that was seen.
  private(set) var count = 0
  /// The name that was seen first, and where its second value stands.
  private(set) var first: (name: [UInt8], place: Int)?

  mutating func note(_ name: [UInt8], at place: Int) {
    count += 1
    if first == nil { first = (name, place) }
  }

  /// Takes in what another reader has found in the same input.
  mutating func add(_ other: RepeatedNames) {
    count += other.count
    guard let theirs = other.first else { return }
    if let mine = first, mine.place <= theirs.place { return }
    first = theirs
  }
}
