import Columnar
import QueryPlan
import Values

/// Groups by columns of few values: each combination of them has a slot, and nothing is looked up.
///
/// Aggregates are counts, sums and extremes of codes, exact and the same in whatever order rows come: many blocks are
/// collected in the same slots.
struct SlotGrouping: Sendable {
  let plan: GroupingPlan
  let slots: SlotNumbers
  /// By argument: its column.
  let columns: [Column]
  private let blocks: BlockGrouping

  /// So many pieces for each thread, so that a slow one keeps nobody waiting for long.
  private static let piecesPerThread = 4
  /// Fewer blocks than these are not worth waking a thread for.
  private static let fewestBlocksForThreads = 4
  /// So many slots cost nothing, however few rows there are.
  private static let fewSlots = 256

  /// Nil where a key has many values, or an aggregate needs more than codes.
  init?(_ plan: GroupingPlan, _ blocks: BlockGrouping) {
    var keys: [SlotNumbers.Key] = []
    for key in plan.keys {
      guard let slotKey = key.slotKey else { return nil }
      keys.append(slotKey)
    }
    var columns: [Column] = []
    for argument in plan.arguments {
      guard let column = argument.column else { return nil }
      columns.append(column)
    }
    guard let slots = SlotNumbers(keys), slots.count <= max(SlotGrouping.fewSlots, blocks.rows.count),
      plan.states.allSatisfy({ $0.isOfCodes(plan.arguments) })
    else { return nil }
    self.plan = plan
    self.slots = slots
    self.columns = columns
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
    var groups = SlotGroups(self)
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

extension GroupStateKind {
  /// True where codes, or which rows have a value, are all that is needed.
  fileprivate func isOfCodes(_ arguments: [ValueSource]) -> Bool {
    switch self {
    case .rows, .values: return true
    case .trues, .distinct: return false
    case .sum(let argument):
      guard case .codes(let codes, of: .number) = arguments[argument].content else { return false }
      return codes.bytesPerCode <= 4
    case .smallest(let argument), .largest(let argument):
      if case .codes = arguments[argument].content { return true }
      return false
    }
  }
}
