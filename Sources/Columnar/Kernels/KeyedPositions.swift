/// Positions with a key for each, of which any part can be sorted on its own.
package struct KeyedPositions {
  package private(set) var positions: [UInt32]
  package private(set) var keys: [UInt64]
  private var nextPositions: [UInt32]
  private var nextKeys: [UInt64]

  /// The keys have no meaning until they are set. Making room for them asks `isStopped`, too.
  package init(_ positions: [UInt32], isStopped: () -> Bool) {
    self.positions = positions
    keys = RadixSort.unsetArray(of: UInt64.self, positions.count, isStopped)
    nextPositions = RadixSort.unsetArray(of: UInt32.self, positions.count, isStopped)
    nextKeys = RadixSort.unsetArray(of: UInt64.self, positions.count, isStopped)
  }

  /// Gives the positions in a range new keys.
  @inline(__always)
  package mutating func setKeys(_ range: Range<Int>, isStopped: () -> Bool, _ key: (UInt32) -> UInt64) {
    RadixSort.forEachStretch(range, isStopped) { stretch in
      for index in stretch { keys[index] = key(positions[index]) }
    }
  }

  /// Sorts a range by its keys, stably; ends early with the range in no useful order where `isStopped` gives true.
  package mutating func sort(_ range: Range<Int>, isStopped: () -> Bool) {
    guard range.count > RadixSort.mostForInsertion else {
      insertionSort(range)
      return
    }
    var varying: UInt64 = 0
    let reference = keys[range.lowerBound]
    RadixSort.forEachStretch(range, isStopped) { stretch in
      for key in keys[stretch] { varying |= key ^ reference }
    }
    var isSwapped = false
    for shift in stride(from: UInt64(0), to: 64, by: 8) where varying >> shift & 0xFF != 0 {
      guard distribute(range, by: shift, isStopped) else { return }
      swap(&keys, &nextKeys)
      swap(&positions, &nextPositions)
      isSwapped.toggle()
    }
    if isSwapped { copyBack(range, isStopped) }
  }

  /// After an odd number of passes what lies outside the range is in the other arrays.
  private mutating func copyBack(_ range: Range<Int>, _ isStopped: () -> Bool) {
    swap(&keys, &nextKeys)
    swap(&positions, &nextPositions)
    RadixSort.forEachStretch(range, isStopped) { stretch in
      for index in stretch {
        keys[index] = nextKeys[index]
        positions[index] = nextPositions[index]
      }
    }
  }

  /// One distribution by one byte; false where it was ended early.
  private mutating func distribute(_ range: Range<Int>, by shift: UInt64, _ isStopped: () -> Bool) -> Bool {
    var starts = [Int](repeating: 0, count: 256)
    // All four arrays have as many elements; a bucket's place is inside the range because the counts add up to it.
    return keys.withUnsafeBufferPointer { keys in
      positions.withUnsafeBufferPointer { positions in
        nextKeys.withUnsafeMutableBufferPointer { nextKeys in
          nextPositions.withUnsafeMutableBufferPointer { nextPositions in
            starts.withUnsafeMutableBufferPointer { starts in
              let isCounted = RadixSort.forEachStretch(range, isStopped) { stretch in
                for index in stretch { starts[Int(keys[index] &>> shift & 0xFF)] &+= 1 }
              }
              guard isCounted else { return false }
              RadixSort.accumulate(starts)
              return RadixSort.forEachStretch(range, isStopped) { stretch in
                for index in stretch {
                  let key = keys[index]
                  let bucket = Int(key &>> shift & 0xFF)
                  let place = range.lowerBound &+ starts[bucket]
                  starts[bucket] &+= 1
                  nextKeys[place] = key
                  nextPositions[place] = positions[index]
                }
              }
            }
          }
        }
      }
    }
  }

  private mutating func insertionSort(_ range: Range<Int>) {
    for index in range.dropFirst() {
      let (key, position) = (keys[index], positions[index])
      var place = index
      while place > range.lowerBound && keys[place - 1] > key {
        keys[place] = keys[place - 1]
        positions[place] = positions[place - 1]
        place -= 1
      }
      keys[place] = key
      positions[place] = position
    }
  }
}
