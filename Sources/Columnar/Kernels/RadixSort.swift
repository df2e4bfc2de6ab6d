import Values

/// Sorts positions by unsigned keys, keeping the order of equal ones: digit by digit from the lowest (LSD), passing
/// over what is the same in all keys.
package enum RadixSort {
  /// So many elements, about a millisecond, are moved between two questions whether to stop.
  static let stretch = 1 << 16
  /// For so few rows the buckets would cost more than the sorting.
  static let mostForInsertion = 48
  static let numbersPerTouch = 1 << 18
  /// More bits in a digit would have more buckets than the caches hold the ends of.
  private static let mostDigitBits = 11

  /// Orders `positions`, below `keys.count` and each once, by `keys[position]`, stably. `isStopped` is asked again and
  /// again; true ends the sort early with the positions in no useful order.
  package static func sort(
    _ positions: inout [UInt32], by keys: [UInt64], isStopped: () -> Bool = { false }
  ) {
    guard positions.count > 1 else { return }
    let varying = varyingBits(keys, isStopped)
    guard varying != 0 else { return }
    let lowest = varying.trailingZeroBitCount
    let width = 64 - varying.leadingZeroBitCount - lowest
    if width <= 32 && positions.count > mostForInsertion {
      sortPacked(&positions, keys, lowest: UInt64(lowest), width: width, isStopped)
      return
    }
    var pairs = KeyedPositions(positions, isStopped: isStopped)
    pairs.setKeys(0..<positions.count, isStopped: isStopped) { keys[Int($0)] }
    pairs.sort(0..<positions.count, isStopped: isStopped)
    positions = pairs.positions
  }

  /// The bits in which some of the keys differ.
  private static func varyingBits(_ keys: [UInt64], _ isStopped: () -> Bool) -> UInt64 {
    let reference = keys[0]
    var varying: UInt64 = 0
    forEachStretch(0..<keys.count, isStopped) { stretch in
      for key in keys[stretch] { varying |= key ^ reference }
    }
    return varying
  }

  /// Sorts keys of up to 32 bits, each in one word with its position.
  private static func sortPacked(
    _ positions: inout [UInt32], _ keys: [UInt64], lowest: UInt64, width: Int, _ isStopped: () -> Bool
  ) {
    var entries = unsetArray(of: UInt64.self, positions.count, isStopped)
    forEachStretch(0..<positions.count, isStopped) { stretch in
      for index in stretch {
        let position = positions[index]
        entries[index] = (keys[Int(position)] >> lowest) << 32 | UInt64(position)
      }
    }
    var next = unsetArray(of: UInt64.self, positions.count, isStopped)
    let passes = (width + mostDigitBits - 1) / mostDigitBits
    let digitBits = (width + passes - 1) / passes
    for pass in 0..<passes {
      guard distribute(entries, to: &next, shift: UInt64(32 + pass * digitBits), digitBits, isStopped) else {
        return
      }
      swap(&entries, &next)
    }
    forEachStretch(0..<positions.count, isStopped) { stretch in
      for index in stretch { positions[index] = UInt32(truncatingIfNeeded: entries[index]) }
    }
  }

  /// One distribution by one digit; false where it was ended early.
  private static func distribute(
    _ entries: [UInt64], to next: inout [UInt64], shift: UInt64, _ digitBits: Int, _ isStopped: () -> Bool
  ) -> Bool {
    let mask = (UInt64(1) << UInt64(digitBits)) - 1
    var starts = [Int](repeating: 0, count: 1 << digitBits)
    // Both arrays have as many elements; a bucket's place is below that because the counts add up to it.
    return entries.withUnsafeBufferPointer { entries in
      next.withUnsafeMutableBufferPointer { next in
        starts.withUnsafeMutableBufferPointer { starts in
          let isCounted = forEachStretch(0..<entries.count, isStopped) { stretch in
            for index in stretch { starts[Int(entries[index] &>> shift & mask)] &+= 1 }
          }
          guard isCounted else { return false }
          accumulate(starts)
          return forEachStretch(0..<entries.count, isStopped) { stretch in
            for index in stretch {
              let entry = entries[index]
              let bucket = Int(entry &>> shift & mask)
              let place = starts[bucket]
              starts[bucket] = place &+ 1
              next[place] = entry
            }
          }
        }
      }
    }
  }

  /// Turns how many elements each bucket has into where it begins.
  static func accumulate(_ starts: UnsafeMutableBufferPointer<Int>) {
    var sum = 0
    for bucket in 0..<starts.count {
      let count = starts[bucket]
      starts[bucket] = sum
      sum &+= count
    }
  }

  /// Cuts a range into stretches and asks before each of them; false where the answer was to stop.
  @discardableResult
  @inline(__always)
  static func forEachStretch(
    _ range: Range<Int>, _ isStopped: () -> Bool, _ body: (Range<Int>) -> Void
  ) -> Bool {
    for start in stride(from: range.lowerBound, to: range.upperBound, by: stretch) {
      if isStopped() { return false }
      body(start..<min(start + stretch, range.upperBound))
    }
    return true
  }

  /// An array whose elements have no meaning yet. They are plain numbers, and each is written before it is read;
  /// to fill them now would touch all of the memory, with nobody asking in between.
  static func unsetArray<Number: FixedWidthInteger & BitwiseCopyable>(
    of type: Number.Type, _ count: Int, _ isStopped: () -> Bool
  ) -> [Number] {
    var array = [Number](unsafeUninitializedCapacity: count) { $1 = count }
    Platform.expectFullUse(of: &array)
    // The first touch of a page can take milliseconds, and a distribution would come to all pages at once.
    for index in stride(from: 0, to: count, by: numbersPerTouch) {
      if isStopped() { break }
      array[index] = 0
    }
    return array
  }
}
