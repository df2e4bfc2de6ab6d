import Columnar
import QueryPlan
import Values

/// Groups by columns of few values: each combination of them has a slot, and nothing is looked up.
///
/// Aggregates are counts, sums and extremes of codes, exact and the same in whatever order rows come: many blocks are
/// collected in the same slots.
struct SlotGrouping: Sendable {
  let layout: SlotLayout
  private let blocks: BlockGrouping

  /// So many pieces for each thread, so that a slow one keeps nobody waiting for long.
  private static let piecesPerThread = 4
  /// Fewer blocks than these are not worth waking a thread for.
  private static let fewestBlocksForThreads = 4
  /// Nil where a key has many values, or an aggregate needs more than codes.
  init?(_ plan: GroupingPlan, _ blocks: BlockGrouping) {
    guard let layout = SlotLayout(plan, rowCount: blocks.rows.count) else { return nil }
    self.layout = layout
    self.blocks = blocks
  }

  /// The groups of pieces of the rows, in their order.
  func pieces(threads: Int) -> [SlotGroups] {
    let blockCount = blocks.blockCount
    let isShared = threads > 1 && blockCount >= SlotGrouping.fewestBlocksForThreads
    let pieces = isShared ? min(threads * SlotGrouping.piecesPerThread, blockCount) : 1
    return WorkerPool.map(pieces, threads: threads) { piece in
      groups(ofBlocks: blockCount * piece / pieces..<blockCount * (piece + 1) / pieces)
    }
  }

  private func groups(ofBlocks blocks: Range<Int>) -> SlotGroups {
    var groups = SlotGroups(layout)
    for block in blocks where groups.obstacle == nil {
      var filtering = BlockGroups.Filtering()
      groups.obstacle = self.blocks.forEachBatch(ofBlock: block, Blocks.rowCount, &filtering) { rows in
        groups.add(rows)
        return true
      }
      groups.filtering.append(filtering)
    }
    return groups
  }
}
