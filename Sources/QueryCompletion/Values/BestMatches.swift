/// Keeps the best of many values that fit what is typed.
struct BestMatches {
  struct Entry {
    let match: WordMatch
    /// How often it comes; 0 where that is not known.
    let count: UInt32
    let position: Int

    func precedes(_ other: Entry) -> Bool {
      if match != other.match { return match < other.match }
      return count != other.count ? count > other.count : position < other.position
    }
  }

  private let most: Int
  /// The best first.
  private(set) var entries: [Entry] = []
  /// How many were met.
  private(set) var count = 0

  init(_ most: Int) { self.most = most }

  /// What comes less often is not among the best of texts that fit alike.
  var leastCount: UInt32 { entries.count < most ? 0 : entries.last?.count ?? 0 }

  mutating func add(_ entry: Entry) {
    count += 1
    if entries.count == most {
      guard let last = entries.last, entry.precedes(last) else { return }
      entries.removeLast()
    }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entry.precedes(entries[middle]) { high = middle } else { low = middle + 1 }
    }
    entries.insert(entry, at: low)
  }
}
