import Columnar

/// Numbers tuples from 1 in the order in which they come first, in the cheapest way that their layout allows.
struct TupleNumbering: Sendable {
  private enum Storage: Sendable {
    /// There is one tuple, of no words.
    case single
    /// A number for every word; 0 where it has none yet.
    case dense([UInt32])
    case hashed(TupleTable)
  }

  /// Up to so many words have a number each: 64 KiB.
  private static let mostDense: UInt64 = 1 << 14

  private var storage: Storage
  private(set) var count = 0

  init(_ layout: KeyLayout) {
    if layout.width == 0 {
      storage = .single
    } else if let domain = layout.domain, domain <= TupleNumbering.mostDense {
      storage = .dense(Array(repeating: 0, count: Int(domain)))
    } else {
      storage = .hashed(TupleTable(width: layout.width))
    }
  }

  /// Of no more use than to say how many there were.
  init(forgotten count: Int) {
    storage = .single
    self.count = count
  }

  /// The numbers of the tuples of a batch. The places of those that are new are appended to `newPlaces`. Where
  /// `isStopped` says so the numbers are of no use.
  mutating func numbers(
    of tuples: [UInt64], count batchCount: Int, newPlaces: inout [UInt32], isStopped: () -> Bool
  ) -> [UInt32] {
    switch storage {
    case .single:
      if count == 0 && batchCount > 0 {
        newPlaces.append(0)
        count = 1
      }
      return Array(repeating: 1, count: batchCount)
    case .dense(var table):
      // Two owners would mean a copy.
      storage = .single
      let numbers = number(tuples, &table, &newPlaces)
      storage = .dense(table)
      return numbers
    case .hashed(var table):
      storage = .single
      let numbers = table.numbers(
        of: tuples, count: batchCount, newPlaces: &newPlaces, isStopped: isStopped)
      count = table.count
      storage = .hashed(table)
      return numbers
    }
  }

  private mutating func number(
    _ words: [UInt64], _ table: inout [UInt32], _ newPlaces: inout [UInt32]
  ) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: words.count)
    for place in words.indices {
      let word = Int(truncatingIfNeeded: words[place])
      var number = table[word]
      if number == 0 {
        count += 1
        number = UInt32(truncatingIfNeeded: count)
        table[word] = number
        newPlaces.append(UInt32(truncatingIfNeeded: place))
      }
      numbers[place] = number
    }
    return numbers
  }
}
