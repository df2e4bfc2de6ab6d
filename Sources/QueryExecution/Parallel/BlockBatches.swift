import Columnar

/// The rows of a table, cut into batches none of which reaches over the end of a block.
struct BlockBatches: Sendable {
  private let rowCount: Int
  private let batchRowCount: Int
  private let perBlock: Int
  let count: Int

  init(rowCount: Int, batchRowCount: Int) {
    self.rowCount = rowCount
    self.batchRowCount = batchRowCount
    perBlock = (Blocks.rowCount + batchRowCount - 1) / batchRowCount
    let (whole, rest) = rowCount.quotientAndRemainder(dividingBy: Blocks.rowCount)
    count = whole * perBlock + (rest + batchRowCount - 1) / batchRowCount
  }

  func rows(_ index: Int) -> Range<Int> {
    let block = Blocks.rows(index / perBlock, of: rowCount)
    let start = block.lowerBound + index % perBlock * batchRowCount
    return start..<min(start + batchRowCount, block.upperBound)
  }
}
