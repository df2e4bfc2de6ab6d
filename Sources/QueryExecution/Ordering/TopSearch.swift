import Columnar
import QueryPlan
import Synchronization
import Values

/// Finds the first rows of an order by packed keys, on several threads.
///
/// Each piece of the rows keeps the best that it has seen. The last key of whichever has enough of them bounds what can
/// still get in, for all pieces: of most blocks the codes of the first key are compared with it, and nothing else is
/// read.
struct TopSearch: Sendable {
  private let keys: PackedKeys
  private let rows: RowSelection
  private let capacity: Int
  private let marks: CodeMarks?
  private let options: ExecutionOptions
  private let interruption: Interruption
  private let bound = SharedBound()

  /// Where more rows than one in so many may get in, the keys of all are made.
  private static let rowsPerSparseRow = 8
  /// So many pieces for each thread, so that a slow one keeps nobody waiting for long.
  private static let piecesPerThread = 4
  /// Fewer blocks than these are not worth waking a thread for.
  private static let fewestBlocksForThreads = 4
  /// So many blocks' marks are read at a time.
  private static let blocksOfMarks = 16

  /// - Parameters:
  ///   - rows: Ascending.
  ///   - marks: Those of the column of the first key, where `rows` is the whole table.
  init(
    _ capacity: Int, of rows: RowSelection, by keys: PackedKeys, marks: CodeMarks?,
    _ context: ExecutionContext
  ) {
    self.keys = keys
    self.rows = rows
    self.capacity = capacity
    self.marks = marks
    options = context.options
    interruption = context.interruption
  }

  /// The rows, in order.
  func ordered() throws(ExecutionFailure) -> [UInt32] {
    let (blocks, threads) = (blocks, options.threads)
    guard !blocks.isEmpty else { return [] }
    // One block alone leaves hardly anything in the others that gets in, also where the table is in this order.
    let leading = leadingBlock
    var first = best(of: leading..<leading + 1)
    if let marks = knownMarks(upTo: first.bound) { return try ordered(marks) }
    let isShared = threads > 1 && blocks.count >= TopSearch.fewestBlocksForThreads
    let pieces = isShared ? min(threads * TopSearch.piecesPerThread, blocks.count) : 1
    let others = WorkerPool.map(pieces, threads: threads) { piece in
      best(
        of: blocks.lowerBound + blocks.count * piece / pieces..<blocks.lowerBound + blocks.count
          * (piece + 1) / pieces, without: leading)
    }
    try interruption.checkKnown()
    for other in others { first.offer(other) }
    return first.ordered()
  }

  /// The marks of all rows that may get in when a block has been seen, if they have been asked for before.
  private func knownMarks(upTo bound: UInt64) -> StoredArray<UInt64>? {
    guard let marks, bound < .max, case .range(let range) = rows,
      let wanted = keys.leadingCodes(upTo: bound)
    else { return nil }
    return marks.marks(
      of: .range(wanted), rowCount: range.count, options.learning, threads: options.threads
    ) {
      interruption.isRequested
    } mark: { rows, mask in
      keys.matchLeading(rows, in: wanted, into: mask)
    }
  }

  /// The rows, in order, by marks among which they are.
  private func ordered(_ marks: StoredArray<UInt64>) throws(ExecutionFailure) -> [UInt32] {
    var best = TopRows(capacity: capacity, width: 1)
    let step = TopSearch.blocksOfMarks * Blocks.rowCount
    marks.withUnsafeBufferPointer { words in
      guard let words = words.baseAddress else { return }
      for start in stride(from: 0, to: rows.count, by: step) {
        if interruption.isRequested { break }
        let part = start..<min(start + step, rows.count)
        let list = PackedKeys.rows(of: words + start >> 6, part, most: .max) ?? []
        if !list.isEmpty { offer(.list(list), to: &best) }
      }
    }
    try interruption.checkKnown()
    return best.ordered()
  }

  private var leadingBlock: Int {
    if case .range = rows { keys.leadingBlock(of: blocks) } else { 0 }
  }

  /// Blocks of the table, or of the places of a list.
  private var blocks: Range<Int> {
    switch rows {
    case .range(let range): range.lowerBound / Blocks.rowCount..<Blocks.count(for: range.upperBound)
    case .list(let list): 0..<Blocks.count(for: list.count)
    }
  }

  private func best(of blocks: Range<Int>, without excluded: Int? = nil) -> TopRows {
    var best = TopRows(capacity: capacity, width: 1)
    for block in blocks where block != excluded {
      if interruption.isRequested { break }
      search(block, &best)
      bound.lower(to: best.bound)
    }
    return best
  }

  private func search(_ block: Int, _ best: inout TopRows) {
    switch rows {
    case .list(let list):
      let places = Blocks.rows(block, of: list.count)
      offer(.list(Array(list[places])), to: &best)
    case .range(let range):
      let rows = Blocks.rows(block, of: range.upperBound).clamped(to: range)
      guard let list = candidates(block, rows, best) else { return offer(.range(rows), to: &best) }
      if !list.isEmpty { offer(.list(list), to: &best) }
    }
  }

  /// The rows of a block that may get in; nil where they are many, or where nothing tells.
  private func candidates(_ block: Int, _ rows: Range<Int>, _ best: TopRows) -> [UInt32]? {
    let bound = min(bound.value, best.bound)
    let most = rows.count / TopSearch.rowsPerSparseRow
    if bound < .max { return keys.rows(upTo: bound, block: block, rows, most: most) }
    guard let likely = keys.leadingBound(of: rows, wanted: capacity),
      let list = keys.rows(upTo: likely, block: block, rows, most: most)
    else { return nil }
    // Where they are enough, all others of the block come behind them.
    return list.count >= capacity ? list : nil
  }

  private func offer(_ rows: RowSelection, to best: inout TopRows) {
    let numbers = keys.keys(rows)
    var bound = min(bound.value, best.bound)
    // Descending ones from their end: else each would get in, to be driven out by the next.
    let last = numbers.count - 1
    let isReversed = last > 0 && numbers[last] < numbers[0]
    for index in numbers.indices {
      let place = isReversed ? last - index : index
      guard numbers[place] <= bound else { continue }
      best.offer(numbers[place], row: UInt32(truncatingIfNeeded: rows[place]))
      bound = min(bound, best.bound)
    }
  }
}

/// The smallest number that any thread has told.
private final class SharedBound: Sendable {
  private let smallest = Atomic(UInt64.max)

  var value: UInt64 { smallest.load(ordering: .relaxed) }

  func lower(to number: UInt64) { _ = smallest.min(number, ordering: .relaxed) }
}
