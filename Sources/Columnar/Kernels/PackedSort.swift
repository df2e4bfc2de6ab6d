import Values

/// Orders rows by packed keys, on several threads; equal keys keep the order of the rows.
///
/// A key and its row make one entry of 64 bits. Entries are first distributed by their highest bits, in slices whose
/// counts are added up, so that nothing depends on how many threads there are; then every bucket is sorted by itself,
/// in the caches. Of ten million rows that took 0.74 to 0.95 of the processor time of distributing all entries three
/// times, and needs three fifths of the memory.
package struct PackedSort: Sendable {
  private let keys: PackedKeys
  private let rows: RowSelection
  private let threads: Int
  private let isStopped: @Sendable () -> Bool
  /// How many bits of an entry are its row's.
  private let rowBits: Int

  /// Fewer entries than this are sorted by the caller's thread at once.
  private static let fewestForBuckets = 1 << 15
  /// Buckets should have so many entries, which the nearest cache holds, as far as the next limit allows.
  private static let entriesPerBucket = 1 << 11
  /// More places to write to than this at a time do not stay in the caches.
  private static let mostBucketBits = 12
  /// The keys of so many rows are made at a time.
  private static let chunk = 1 << 11
  /// So many slices for each thread, so that a slow one keeps nobody waiting for long.
  private static let slicesPerThread = 4
  /// Buckets are sorted in tasks of at least so many entries.
  private static let entriesPerTask = 1 << 15
  /// Larger buckets are distributed once more where they would keep one thread at work alone.
  private static let fewestToShare = 1 << 18

  /// True where a key and a row of a table fit into 64 bits.
  package static func holds(_ keys: PackedKeys, rowCount: Int) -> Bool {
    keys.width + rowBits(upTo: max(rowCount - 1, 0)) <= 64
  }

  private static func rowBits(upTo last: Int) -> Int { max(1, Int.bitWidth - last.leadingZeroBitCount) }

  /// Nil where a key and a row have more than 64 bits.
  ///
  /// - Parameters:
  ///   - rows: Ascending.
  ///   - isStopped: Asked again and again, by any thread.
  package init?(
    _ rows: RowSelection, by keys: PackedKeys, threads: Int, isStopped: @escaping @Sendable () -> Bool
  ) {
    let last = rows.count > 0 ? rows[rows.count - 1] : 0
    rowBits = PackedSort.rowBits(upTo: last)
    guard keys.width + rowBits <= 64, last <= Int(UInt32.max) else { return nil }
    self.keys = keys
    self.rows = rows
    self.threads = max(threads, 1)
    self.isStopped = isStopped
  }

  /// The rows in order; in no useful one where `isStopped` gave true.
  package func ordered() -> [UInt32] {
    rows.count < PackedSort.fewestForBuckets ? orderedAtOnce() : orderedByBuckets()
  }

  /// The first rows in order, a few of not too many: kept in order while the others pass by.
  package func first(_ most: Int) -> [UInt32] {
    let most = min(most, rows.count)
    guard most > 0 else { return [] }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rows.count) { entries in
      let entries = UnsafeMutableBufferPointer(rebasing: entries[0..<rows.count])
      write(0..<rows.count, withRows: true, to: entries)
      // No two entries are equal. The first ones of the buffer are those that are kept.
      for place in 1..<max(most, 1) { PackedSort.insert(entries[place], behind: place, in: entries) }
      // In a register: of most entries nothing else is asked.
      var last = entries[most - 1]
      for place in most..<rows.count where entries[place] < last {
        PackedSort.insert(entries[place], behind: most - 1, in: entries)
        last = entries[most - 1]
      }
      let rowMask = UInt64.max >> UInt64(64 - rowBits)
      return (0..<most).map { UInt32(truncatingIfNeeded: entries[$0] & rowMask) }
    }
  }

  /// Puts an entry among the first `count`, which are in order; what stood behind them is overwritten.
  @inline(__always)
  private static func insert(
    _ entry: UInt64, behind count: Int, in entries: UnsafeMutableBufferPointer<UInt64>
  ) {
    var place = count
    while place > 0 && entries[place - 1] > entry {
      entries[place] = entries[place - 1]
      place -= 1
    }
    entries[place] = entry
  }

  private func orderedAtOnce() -> [UInt32] {
    var room = EntryKernels.Room()
    // Of a known type, as in `MaskKernels.rows`.
    var ordered: [UInt32] = []
    ordered.append(addingCapacity: rows.count) { output in
      output.withUnsafeMutableBufferPointer { output, count in
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(rows.count, 1)) { entries in
          let entries = UnsafeMutableBufferPointer(rebasing: entries[0..<rows.count])
          write(0..<rows.count, withRows: true, to: entries)
          guard let first = entries.baseAddress, let output = output.baseAddress else { return }
          EntryKernels.sort(
            first, count: rows.count, lowest: rowBits, width: keys.width, rows: output, room: &room,
            isStopped: isStopped)
        }
        count = rows.count
      }
    }
    return ordered
  }

  /// Writes the entries of some places, without their rows where only the keys are looked at.
  private func write(
    _ places: Range<Int>, withRows: Bool, to entries: UnsafeMutableBufferPointer<UInt64>
  ) {
    keys.write(rows, places, to: entries, movedUp: rowBits)
    guard withRows else { return }
    switch rows {
    case .range(let range):
      let first = UInt64(range.lowerBound + places.lowerBound)
      for index in 0..<entries.count { entries[index] |= first &+ UInt64(index) }
    case .list(let list):
      list.withUnsafeBufferPointer { list in
        let list = UnsafeBufferPointer(rebasing: list[places])
        for index in 0..<entries.count { entries[index] |= UInt64(list[index]) }
      }
    }
  }
}

// MARK: - Buckets

extension PackedSort {
  // Pointers belong to arrays that are kept until the threads have done their work. Threads write to different places:
  // the counts of all slices add up to where each of them may write.

  private typealias Entries = UnsafeMutablePointer<UInt64>

  /// What is distributed.
  private enum Source {
    /// The entries of all rows.
    case rows
    case entries(Entries)
  }

  private enum Target {
    case rows(UnsafeMutablePointer<UInt32>)
    case entries(Entries)
  }

  /// Entries that agree in all bits of their keys above the lowest `width`.
  private struct Bucket: @unchecked Sendable {
    let entries: Entries
    let count: Int
    /// Where its rows go.
    let place: Int
    let width: Int

    /// True where sorting it takes so long that it has to ask whether to stop.
    var isLong: Bool { count > PackedSort.entriesPerTask }
  }

  private func orderedByBuckets() -> [UInt32] {
    guard case .list = rows else { return ordered(.rows) }
    // The values of listed rows are far apart: read once, at the price of room for them.
    var entries = listedEntries()
    return entries.withUnsafeMutableBufferPointer { entries in
      guard let entries = entries.baseAddress else { return [] }
      return ordered(.entries(entries))
    }
  }

  /// The entries of all rows, in the order of the rows.
  private func listedEntries() -> [UInt64] {
    var entries = room(of: UInt64.self, rows.count)
    let (chunk, isStopped) = (RadixSort.stretch / PackedSort.slicesPerThread, isStopped)
    entries.withUnsafeMutableBufferPointer { entries in
      nonisolated(unsafe) let entries = entries
      WorkerPool.forEach((rows.count + chunk - 1) / chunk, threads: threads) { index in
        let places = index * chunk..<min((index + 1) * chunk, rows.count)
        if !isStopped() {
          write(places, withRows: true, to: UnsafeMutableBufferPointer(rebasing: entries[places]))
        }
      }
    }
    return entries
  }

  private func ordered(_ source: Source) -> [UInt32] {
    var output = room(of: UInt32.self, rows.count)
    let bits = PackedSort.bucketBits(of: rows.count, width: keys.width)
    let width = keys.width - bits
    guard width > 0 else {
      output.withUnsafeMutableBufferPointer { output in
        guard let output = output.baseAddress else { return }
        _ = distribute(source, rows.count, lowest: rowBits, bits, to: .rows(output))
      }
      return output
    }
    var entries = room(of: UInt64.self, rows.count)
    output.withUnsafeMutableBufferPointer { output in
      entries.withUnsafeMutableBufferPointer { entries in
        guard let output = output.baseAddress, let entries = entries.baseAddress else { return }
        let bounds = distribute(source, rows.count, lowest: rowBits + width, bits, to: .entries(entries))
        guard !isStopped() else { return }
        sort(buckets(entries, bounds, place: 0, width: width), to: output)
      }
    }
    return output
  }

  private static func bucketBits(of count: Int, width: Int) -> Int {
    let wanted = Int.bitWidth - (count / entriesPerBucket).leadingZeroBitCount
    return min(width, max(1, min(wanted, mostBucketBits)))
  }

  /// An array whose elements have no meaning yet. The threads touch its memory together: the first touch is what costs.
  private func room<Number: FixedWidthInteger & BitwiseCopyable & Sendable>(
    of type: Number.Type, _ count: Int
  ) -> [Number] {
    var array = [Number](unsafeUninitializedCapacity: count) { $1 = count }
    Platform.expectFullUse(of: &array)
    let (stretch, isStopped) = (RadixSort.numbersPerTouch, isStopped)
    array.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let buffer = buffer
      WorkerPool.forEach((count + stretch - 1) / stretch, threads: threads) { index in
        if !isStopped() { buffer[index * stretch] = 0 }
      }
    }
    return array
  }

  /// Distributes entries by some bits of their keys; returns where each bucket begins, and where the last one ends.
  private func distribute(
    _ source: Source, _ count: Int, lowest: Int, _ bits: Int, to target: Target
  ) -> [UInt32] {
    let bucketCount = 1 << bits
    let sliceCount = max(1, min(threads * PackedSort.slicesPerThread, count / PackedSort.fewestForBuckets))
    var starts = [UInt32](repeating: 0, count: sliceCount * bucketCount)
    let (shift, mask) = (UInt64(lowest), UInt64(bucketCount - 1))
    let (rowMask, isStopped) = ((UInt64(1) << UInt64(rowBits)) - 1, isStopped)
    nonisolated(unsafe) let (source, target) = (source, target)
    return starts.withUnsafeMutableBufferPointer { buffer in
      guard let first = buffer.baseAddress else { return [] }
      nonisolated(unsafe) let starts = first
      @Sendable func places(_ slice: Int) -> Range<Int> {
        count * slice / sliceCount..<count * (slice + 1) / sliceCount
      }
      WorkerPool.forEach(sliceCount, threads: threads) { slice in
        forEachChunk(of: source, places(slice), withRows: false) { entries, count in
          EntryKernels.tally(entries, count, shift, mask, starts + slice * bucketCount)
        }
      }
      let bounds = PackedSort.accumulate(starts, slices: sliceCount, buckets: bucketCount)
      guard !isStopped() else { return bounds }
      WorkerPool.forEach(sliceCount, threads: threads) { slice in
        let starts = starts + slice * bucketCount
        forEachChunk(of: source, places(slice), withRows: true) { entries, count in
          switch target {
          case .rows(let rows):
            EntryKernels.scatterRows(entries, count, shift, mask, starts, rowMask, to: rows)
          case .entries(let others):
            EntryKernels.scatter(entries, count, shift, mask, starts, to: others)
          }
        }
      }
      return bounds
    }
  }

  /// Turns the counts of all slices into where each of them begins in every bucket. Returns where the buckets begin,
  /// and the end of the last.
  private static func accumulate(
    _ starts: UnsafeMutablePointer<UInt32>, slices: Int, buckets: Int
  ) -> [UInt32] {
    var bounds: [UInt32] = []
    bounds.reserveCapacity(buckets + 1)
    var sum: UInt32 = 0
    for bucket in 0..<buckets {
      bounds.append(sum)
      for slice in 0..<slices {
        let own = starts[slice * buckets + bucket]
        starts[slice * buckets + bucket] = sum
        sum &+= own
      }
    }
    bounds.append(sum)
    return bounds
  }

  /// Gives out the entries of some places, a chunk at a time.
  private func forEachChunk(
    of source: Source, _ places: Range<Int>, withRows: Bool, _ body: (UnsafePointer<UInt64>, Int) -> Void
  ) {
    switch source {
    case .entries(let entries):
      RadixSort.forEachStretch(places, isStopped) { body(entries + $0.lowerBound, $0.count) }
    case .rows:
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: PackedSort.chunk) { buffer in
        for start in stride(from: places.lowerBound, to: places.upperBound, by: PackedSort.chunk) {
          if isStopped() { return }
          let chunk = start..<min(start + PackedSort.chunk, places.upperBound)
          let entries = UnsafeMutableBufferPointer(rebasing: buffer[0..<chunk.count])
          write(chunk, withRows: withRows, to: entries)
          if let first = entries.baseAddress { body(first, chunk.count) }
        }
      }
    }
  }

  private func buckets(_ entries: Entries, _ bounds: [UInt32], place: Int, width: Int) -> [Bucket] {
    bounds.indices.dropLast().compactMap { index in
      let (start, end) = (Int(bounds[index]), Int(bounds[index + 1]))
      return start == end
        ? nil : Bucket(entries: entries + start, count: end - start, place: place + start, width: width)
    }
  }

  /// Sorts the buckets and writes their rows.
  private func sort(_ buckets: [Bucket], to output: UnsafeMutablePointer<UInt32>) {
    let most = max(PackedSort.fewestToShare, rows.count / (2 * threads))
    var shared: [Bucket] = []
    var own: [Bucket] = []
    for bucket in buckets {
      if threads > 1 && bucket.count > most { shared.append(bucket) } else { own.append(bucket) }
    }
    sortInTasks(own, to: output)
    for bucket in shared where !isStopped() { distributeFurther(bucket, to: output) }
  }

  private func distributeFurther(_ bucket: Bucket, to output: UnsafeMutablePointer<UInt32>) {
    let bits = PackedSort.bucketBits(of: bucket.count, width: bucket.width)
    let width = bucket.width - bits
    guard width > 0 else {
      _ = distribute(
        .entries(bucket.entries), bucket.count, lowest: rowBits, bits, to: .rows(output + bucket.place))
      return
    }
    var entries = room(of: UInt64.self, bucket.count)
    entries.withUnsafeMutableBufferPointer { entries in
      guard let entries = entries.baseAddress else { return }
      let bounds = distribute(
        .entries(bucket.entries), bucket.count, lowest: rowBits + width, bits, to: .entries(entries))
      guard !isStopped() else { return }
      // No deeper than the keys have digits of this many bits.
      sort(buckets(entries, bounds, place: bucket.place, width: width), to: output)
    }
  }

  /// Sorts buckets, several neighbours in a task, the longest tasks first.
  private func sortInTasks(_ buckets: [Bucket], to output: UnsafeMutablePointer<UInt32>) {
    let tasks = PackedSort.tasks(of: buckets)
    let (rowBits, isStopped) = (rowBits, isStopped)
    nonisolated(unsafe) let output = output
    WorkerPool.forEach(tasks.count, threads: threads) { task in
      if isStopped() { return }
      var room = EntryKernels.Room()
      for bucket in buckets[tasks[task]] {
        EntryKernels.sort(
          bucket.entries, count: bucket.count, lowest: rowBits, width: bucket.width,
          rows: output + bucket.place, room: &room, isStopped: { bucket.isLong && isStopped() })
      }
    }
  }

  private static func tasks(of buckets: [Bucket]) -> [Range<Int>] {
    var tasks: [(buckets: Range<Int>, count: Int)] = []
    var start = 0
    var count = 0
    for (index, bucket) in buckets.enumerated() {
      count += bucket.count
      guard count >= entriesPerTask || index == buckets.count - 1 else { continue }
      tasks.append((start..<index + 1, count))
      (start, count) = (index + 1, 0)
    }
    return tasks.sorted { $0.count > $1.count }.map { $0.buckets }
  }
}
