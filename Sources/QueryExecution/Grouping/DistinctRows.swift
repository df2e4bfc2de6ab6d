import Columnar
import QueryPlan
import Values

/// Of rows that are equal in all that is selected, finds the first.
struct DistinctRows {
  private let context: ExecutionContext

  init(_ context: ExecutionContext) { self.context = context }

  /// The first rows of equal ones, in the order in which rows come. Where nothing behind them asks for more, no more
  /// than are returned.
  func first(of rows: RowSelection) throws(ExecutionFailure) -> RowSelection {
    guard case .columns(let columns) = context.plan.optimized.output else {
      preconditionFailure("whole records are never made distinct")
    }
    var roots: [PlanRoot] = []
    let sources = columns.enumerated().map { index, column in
      switch column.content {
      case .field(let path): return ValueSource(path, context)
      case .expression:
        roots.append(.output(index))
        return ValueSource(.output(index), context)
      case .listValues: preconditionFailure("lists are never made distinct")
      }
    }
    let enough = sources.contains { $0.canFail } ? Int.max : mostRows ?? Int.max
    let plan = GroupingPlan(keys: sources)
    var collector = GroupCollector(plan, context.interruption)
    let blocks = BlockGrouping(plan: plan, rows: .selected(rows), interruption: context.interruption)
    try blocks.forEach(context) { (block) throws(ExecutionFailure) in
      if case .key(let row) = block.obstacle { throw context.failure(of: roots, row: row, among: rows) }
      if block.obstacle != nil { throw interruption }
      try collector.merge(block)
      return collector.groupCount < enough
    }
    return .list(collector.firstRows)
  }

  /// How many rows are returned, where no order comes between.
  private var mostRows: Int? {
    let plan = context.plan.optimized
    guard plan.order.isEmpty, let limit = plan.limit else { return nil }
    let (sum, overflow) = max(limit, 0).addingReportingOverflow(max(plan.offset, 0))
    return overflow ? nil : sum
  }

  /// Why a block was given up.
  private var interruption: ExecutionFailure {
    do throws(ExecutionFailure) {
      try context.interruption.check()
      return .cancelled
    } catch {
      return error
    }
  }
}
