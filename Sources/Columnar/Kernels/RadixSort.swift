/// Sorts positions by unsigned keys, keeping the order of equal ones: byte by byte from the lowest (LSD), passing
/// over bytes that are the same in all keys.
package enum RadixSort {
  /// Orders `positions` by `keys[position]`, stably. `isStopped` is asked before every pass; true ends the sort
  /// early with the positions in no useful order.
  package static func sort(
    _ positions: inout [UInt32], by keys: [UInt64], isStopped: () -> Bool = { false }
  ) {
    guard let first = positions.first else { return }
    var varying: UInt64 = 0
    let reference = keys[Int(first)]
    var current: [UInt64] = []
    current.reserveCapacity(positions.count)
    for position in positions {
      let key = keys[Int(position)]
      current.append(key)
      varying |= key ^ reference
    }
    guard varying != 0 else { return }
    if positions.count <= 48 {
      insertionSort(&positions, &current)
      return
    }
    var nextKeys = [UInt64](repeating: 0, count: current.count)
    var nextPositions = [UInt32](repeating: 0, count: current.count)
    for shift in stride(from: UInt64(0), to: 64, by: 8) where varying >> shift & 0xFF != 0 {
      if isStopped() { return }
      pass(shift, current, positions, &nextKeys, &nextPositions)
      swap(&current, &nextKeys)
      swap(&positions, &nextPositions)
    }
  }

  /// One distribution by one byte.
  private static func pass(
    _ shift: UInt64, _ keys: [UInt64], _ positions: [UInt32], _ nextKeys: inout [UInt64],
    _ nextPositions: inout [UInt32]
  ) {
    var starts = [Int](repeating: 0, count: 256)
    // All four arrays have `keys.count` elements; a bucket's place is below that because the counts add up to it.
    keys.withUnsafeBufferPointer { keys in
      positions.withUnsafeBufferPointer { positions in
        nextKeys.withUnsafeMutableBufferPointer { nextKeys in
          nextPositions.withUnsafeMutableBufferPointer { nextPositions in
            starts.withUnsafeMutableBufferPointer { starts in
              for key in keys { starts[Int(key &>> shift & 0xFF)] &+= 1 }
              var sum = 0
              for bucket in 0..<256 {
                let count = starts[bucket]
                starts[bucket] = sum
                sum &+= count
              }
              for index in 0..<keys.count {
                let key = keys[index]
                let bucket = Int(key &>> shift & 0xFF)
                let place = starts[bucket]
                starts[bucket] = place &+ 1
                nextKeys[place] = key
                nextPositions[place] = positions[index]
              }
            }
          }
        }
      }
    }
  }

  /// For a few rows the buckets would cost more than the sorting.
  private static func insertionSort(_ positions: inout [UInt32], _ keys: inout [UInt64]) {
    for index in 1..<max(keys.count, 1) {
      let (key, position) = (keys[index], positions[index])
      var place = index
      while place > 0 && keys[place - 1] > key {
        keys[place] = keys[place - 1]
        positions[place] = positions[place - 1]
        place -= 1
      }
      keys[place] = key
      positions[place] = position
    }
  }
}
