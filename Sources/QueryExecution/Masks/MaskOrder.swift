import Columnar
import QueryPlan

/// In which order the operands of an `and` or an `or` are asked: those first that decide much for little. What an
/// `and` has let through is all that the next one has to look at.
struct MaskOrder {
  private static let sampleRowCount = 4096
  /// What costs more is not tried: a search in texts.
  private static let mostSampledCost = 32

  private let table: ColumnTable
  /// Smaller tables are read before anything could be learned about them.
  private let isSampling: Bool

  init(_ context: ExecutionContext) {
    table = context.table
    isSampling = table.rowCount > 0 && table.rowCount >= context.options.fewestSampledRows
  }

  func ordered(
    _ nodes: [MaskNode], of tests: borrowing MaskTests, joinedBy connective: LogicalConnective
  ) -> [MaskNode] {
    guard isSampling else {
      let isInOrder = nodes.indices.dropFirst().allSatisfy { nodes[$0 - 1].cost <= nodes[$0].cost }
      return isInOrder ? nodes : nodes.sorted { $0.cost < $1.cost }
    }
    let ranked = nodes.enumerated().map { index, node in
      (price: price(of: node, tests.test(node), for: connective), index: index, node: node)
    }
    return ranked.sorted { ($0.price, $0.index) < ($1.price, $1.index) }.map(\.node)
  }

  /// What it costs to decide a row, by a sample.
  private func price(of node: MaskNode, _ test: MaskTest?, for connective: LogicalConnective) -> Double {
    let cost = Double(node.cost) + 0.125
    guard let test, node.cost <= MaskOrder.mostSampledCost else { return cost * 2 }
    let rate = passRate(of: test)
    return cost / max(connective == .and ? 1 - rate : rate, 0.001)
  }

  /// Which part of some rows in the middle pass.
  private func passRate(of test: MaskTest) -> Double {
    let block = Blocks.rows(table.blockCount / 2, of: table.rowCount)
    let rows = block.prefix(MaskOrder.sampleRowCount)
    let passing = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: Bitmap.wordCount(for: rows.count))
    {
      guard let mask = $0.baseAddress else { return 0 }
      return switch test.run(rows, into: mask, among: nil) {
      case .none: 0
      case .all: rows.count
      case .some: MaskKernels.setCount(mask, rows.count)
      case .stored(let words): MaskKernels.setCount(words.start, rows.count)
      }
    }
    return Double(passing) / Double(rows.count)
  }
}
