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
  private let interruption: Interruption
  private let bound = SharedBound()

  /// Where more rows than one in so many may get in, the keys of all are made.
  private static let rowsPerSparseRow = 8
  /// So many pieces for each thread, so that a slow one keeps nobody waiting for long.
  private static let piecesPerThread = 4
  /// Fewer blocks than these are not worth waking a thread for.
  private static let fewestBlocksForThreads = 4

  /// - Parameter rows: Ascending.
  init(_ capacity: Int, of rows: RowSelection, by keys: PackedKeys, _ interruption: Interruption) {
    self.keys = keys
    self.rows = rows
    self.capacity = capacity
    self.interruption = interruption
  }

  /// The rows, in order.
  func ordered(threads: Int) throws(ExecutionFailure) -> [UInt32] {
    let blocks = blocks
    guard !blocks.isEmpty else { return [] }
    // One block alone leaves hardly anything in the others that gets in, also where the table is in this order.
    let leading = leadingBlock
    var first = best(of: leading..<leading + 1)
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
      let bound = min(bound.value, best.bound)
      guard bound < .max,
        let list = keys.rows(
          upTo: bound, block: block, rows, most: rows.count / TopSearch.rowsPerSparseRow)
      else { return offer(.range(rows), to: &best) }
      if !list.isEmpty { offer(.list(list), to: &best) }
    }
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
