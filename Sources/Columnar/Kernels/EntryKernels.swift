/// Sorts entries: numbers of 64 bits with a row in their lowest bits and a key above, so that rows decide between equal
/// keys.
///
/// The callers see to it that the pointers are good for all entries, and that `starts` has a place for every digit.
enum EntryKernels {
  typealias Entries = UnsafeMutablePointer<UInt64>

  /// For so few entries the buckets would cost more than the sorting.
  private static let mostForInsertion = 32
  /// A pass over all entries costs more than buckets do, up to so many bits for so many entries.
  private static func mostDigitBits(_ entryCount: Int) -> Int {
    entryCount < 1 << 9 ? 8 : entryCount < 1 << 12 ? 10 : 11
  }

  /// The digits by which entries are distributed, from the lowest.
  private struct Digits {
    let count: Int
    let bits: Int
    let lowest: Int

    init(lowest: Int, width: Int, entryCount: Int) {
      let most = mostDigitBits(entryCount)
      count = (width + most - 1) / most
      bits = count == 0 ? 0 : (width + count - 1) / count
      self.lowest = lowest
    }

    func shift(_ digit: Int) -> UInt64 { UInt64(lowest + digit * bits) }
    var mask: UInt64 { (1 << UInt64(bits)) - 1 }
  }

  /// Room that sorts of several runs share.
  struct Room: ~Copyable {
    private var entries: UnsafeMutableBufferPointer<UInt64>
    private var starts: [UInt32]

    init() {
      // Of few entries none is made: memory of no size is made and given back like any other.
      entries = UnsafeMutableBufferPointer(start: nil, count: 0)
      starts = []
    }

    deinit { entries.deallocate() }

    /// Room for so many entries and starts, of which the latter are 0.
    @inline(__always)
    mutating func with(
      _ entryCount: Int, _ startCount: Int, _ body: (Entries, UnsafeMutablePointer<UInt32>) -> Void
    ) {
      if entries.count < entryCount {
        entries.deallocate()
        entries = .allocate(capacity: entryCount + entryCount / 4)
      }
      if starts.count < startCount { starts = Array(repeating: 0, count: startCount) }
      guard let start = entries.baseAddress else { return }
      starts.withUnsafeMutableBufferPointer { starts in
        guard let first = starts.baseAddress else { return }
        first.update(repeating: 0, count: startCount)
        body(start, first)
      }
    }
  }

  /// Sorts `count` entries that differ only in their `width` bits from `lowest` on, and in their rows, by which they
  /// are in order. Writes the rows.
  static func sort(
    _ entries: Entries, count: Int, lowest: Int, width: Int, rows: UnsafeMutablePointer<UInt32>,
    room: inout Room, isStopped: () -> Bool
  ) {
    let rowMask = (UInt64(1) << UInt64(lowest)) - 1
    guard count > mostForInsertion, width > 0 else {
      if width > 0 { insertionSort(entries, count) }
      RadixSort.forEachStretch(0..<count, isStopped) { stretch in
        for place in stretch { rows[place] = UInt32(truncatingIfNeeded: entries[place] & rowMask) }
      }
      return
    }
    let digits = Digits(lowest: lowest, width: width, entryCount: count)
    room.with(count, digits.count << digits.bits) { others, starts in
      var (from, to) = (entries, others)
      for digit in 0..<digits.count {
        let (shift, starts) = (digits.shift(digit), starts + digit << digits.bits)
        guard
          RadixSort.forEachStretch(
            0..<count, isStopped, { tally(from + $0.lowerBound, $0.count, shift, digits.mask, starts) })
        else { return }
        accumulate(starts, 1 << digits.bits)
        let isLast = digit == digits.count - 1
        RadixSort.forEachStretch(0..<count, isStopped) { stretch in
          let from = from + stretch.lowerBound
          if isLast {
            scatterRows(from, stretch.count, shift, digits.mask, starts, rowMask, to: rows)
          } else {
            scatter(from, stretch.count, shift, digits.mask, starts, to: to)
          }
        }
        swap(&from, &to)
      }
    }
  }

  private static func insertionSort(_ entries: Entries, _ count: Int) {
    for index in 1..<max(count, 1) {
      let entry = entries[index]
      var place = index
      while place > 0 && entries[place &- 1] > entry {
        entries[place] = entries[place &- 1]
        place &-= 1
      }
      entries[place] = entry
    }
  }

  /// Counts how often each digit comes.
  static func tally(
    _ entries: UnsafePointer<UInt64>, _ count: Int, _ shift: UInt64, _ mask: UInt64,
    _ counts: UnsafeMutablePointer<UInt32>
  ) {
    for place in 0..<count { counts[Int(truncatingIfNeeded: entries[place] &>> shift & mask)] &+= 1 }
  }

  /// Puts every entry where its digit's next one goes.
  static func scatter(
    _ entries: UnsafePointer<UInt64>, _ count: Int, _ shift: UInt64, _ mask: UInt64,
    _ starts: UnsafeMutablePointer<UInt32>, to others: Entries
  ) {
    for place in 0..<count {
      let entry = entries[place]
      let digit = Int(truncatingIfNeeded: entry &>> shift & mask)
      let start = starts[digit]
      starts[digit] = start &+ 1
      others[Int(start)] = entry
    }
  }

  /// Likewise, the rows alone.
  static func scatterRows(
    _ entries: UnsafePointer<UInt64>, _ count: Int, _ shift: UInt64, _ mask: UInt64,
    _ starts: UnsafeMutablePointer<UInt32>, _ rowMask: UInt64, to rows: UnsafeMutablePointer<UInt32>
  ) {
    for place in 0..<count {
      let entry = entries[place]
      let digit = Int(truncatingIfNeeded: entry &>> shift & mask)
      let start = starts[digit]
      starts[digit] = start &+ 1
      rows[Int(start)] = UInt32(truncatingIfNeeded: entry & rowMask)
    }
  }

  /// Turns counts into where each digit begins.
  static func accumulate(_ starts: UnsafeMutablePointer<UInt32>, _ count: Int) {
    var sum: UInt32 = 0
    for digit in 0..<count {
      let own = starts[digit]
      starts[digit] = sum
      sum &+= own
    }
  }
}
