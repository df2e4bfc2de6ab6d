import Values

/// Numbers tuples of words, from 1 in the order in which they come first.
package struct TupleTable: Sendable {
  /// How many words a tuple has, at least 1.
  package let width: Int
  package private(set) var count = 0
  /// The words of the tuples, one tuple behind another.
  package private(set) var tuples: [UInt64] = []
  private var table = HashSlots()

  /// Tuples that are numbered between two looks at the table's size.
  private static let tuplesPerStep = 1024

  package init(width: Int) { self.width = width }

  /// The numbers of `count` tuples whose words stand one tuple behind another. The places of those that are new are
  /// appended to `newPlaces`. Where `isStopped` says so, which is asked while the table grows, the numbers are of no
  /// use.
  package mutating func numbers(
    of words: [UInt64], count: Int, newPlaces: inout [UInt32], isStopped: () -> Bool
  ) -> [UInt32] {
    var numbers = [UInt32](repeating: 0, count: count)
    for start in stride(from: 0, to: count, by: TupleTable.tuplesPerStep) {
      let places = start..<min(start + TupleTable.tuplesPerStep, count)
      guard table.reserve(self.count + places.count, isStopped: isStopped) else { break }
      tuples.makeRoom(for: tuples.count + places.count * width)
      if width == 1 {
        numberSingles(words, places, &numbers, &newPlaces)
      } else {
        numberTuples(words, places, &numbers, &newPlaces)
      }
    }
    return numbers
  }

  private mutating func numberSingles(
    _ words: [UInt64], _ places: Range<Int>, _ numbers: inout [UInt32], _ newPlaces: inout [UInt32]
  ) {
    let mask = table.slots.count - 1
    for place in places {
      let word = words[place]
      let hash = ByteHash.mix(0, word)
      var slot = table.firstSlot(hash)
      while true {
        let content = table.slots[slot]
        if content == 0 {
          tuples.append(word)
          numbers[place] = add(hash, at: slot, place, &newPlaces)
          break
        }
        if (content ^ hash) &>> 32 == 0, tuples[Int(content & 0xFFFF_FFFF) &- 1] == word {
          numbers[place] = UInt32(truncatingIfNeeded: content)
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
  }

  private mutating func numberTuples(
    _ words: [UInt64], _ places: Range<Int>, _ numbers: inout [UInt32], _ newPlaces: inout [UInt32]
  ) {
    let mask = table.slots.count - 1
    for place in places {
      let start = place &* width
      var hash: UInt64 = 0
      for offset in 0..<width { hash = ByteHash.mix(hash, words[start &+ offset]) }
      var slot = table.firstSlot(hash)
      while true {
        let content = table.slots[slot]
        if content == 0 {
          for offset in 0..<width { tuples.append(words[start &+ offset]) }
          numbers[place] = add(hash, at: slot, place, &newPlaces)
          break
        }
        if (content ^ hash) &>> 32 == 0, isEqual(Int(content & 0xFFFF_FFFF), words, start) {
          numbers[place] = UInt32(truncatingIfNeeded: content)
          break
        }
        slot = (slot &+ 1) & mask
      }
    }
  }

  private mutating func add(
    _ hash: UInt64, at slot: Int, _ place: Int, _ newPlaces: inout [UInt32]
  ) -> UInt32 {
    count += 1
    let number = UInt32(truncatingIfNeeded: count)
    table.slots[slot] = HashSlots.content(hash: hash, number: number)
    newPlaces.append(UInt32(truncatingIfNeeded: place))
    return number
  }

  @inline(__always)
  private func isEqual(_ number: Int, _ words: [UInt64], _ start: Int) -> Bool {
    let stored = (number &- 1) &* width
    for offset in 0..<width where tuples[stored &+ offset] != words[start &+ offset] { return false }
    return true
  }
}
