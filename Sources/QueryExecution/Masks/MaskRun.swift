import Columnar
import QueryPlan
import Values

/// Runs a mask program over a table on several threads.
struct MaskRun {
  /// So many bytes are read before it pays to wake another thread: about a tenth of a millisecond.
  private static let bytesForThreads = 4 << 20
  /// So many bytes a thread reads at a time, about.
  private static let bytesPerPiece = 1 << 18
  private static let mostBlocksPerPiece = 16
  /// What may end early begins with so many blocks.
  private static let fewestBlocksAtOnce = 4

  private let program: MaskProgram
  private let context: ExecutionContext
  private let rowCount: Int

  init(_ program: MaskProgram, _ context: ExecutionContext) {
    self.program = program.quickened(context)
    self.context = context
    rowCount = context.table.rowCount
    context.recorder?.note(self.program.means, of: .filter)
  }

  /// How many rows pass, and how many blocks were decided without looking at their rows.
  func count() throws(ExecutionFailure) -> (passing: Int, skipped: Int) {
    let tallies = BlockTallies(blockCount: context.table.blockCount)
    let (program, isSingle, rowCount) = (program, program.onlyColumnTest != nil, rowCount)
    try forEachPiece(0..<context.table.blockCount) { blocks in
      let machine = MaskMachine(program)
      for block in blocks {
        let rows = Blocks.rows(block, of: rowCount)
        if isSingle, let (passing, isDecided) = program.columnTests[0].count(rows) {
          tallies.set(block, passing, isDecided: isDecided)
          continue
        }
        switch machine.run(rows) {
        case .none: tallies.set(block, 0, isDecided: true)
        case .all: tallies.set(block, rows.count, isDecided: true)
        case .some(let words): tallies.set(block, MaskKernels.setCount(words, rows.count), isDecided: false)
        }
      }
    }
    return (tallies.passing, tallies.skipped)
  }

  /// The rows that pass, in their order, by their marks where they are many.
  func rowsOrMarks() throws(ExecutionFailure) -> (ResultRows, skipped: Int) {
    let found = try allRows()
    if let marked = found.markedRows(fewest: context.options.fewestMarkedRows) {
      return (.marked(marked), found.tallies.skipped)
    }
    return (.selected(try found.rows(context.table.blockCount, context)), found.tallies.skipped)
  }

  private func allRows() throws(ExecutionFailure) -> FoundRows {
    let found = FoundRows(rowCount: rowCount)
    try forEachPiece(0..<context.table.blockCount, body(found))
    return found
  }

  private func body(_ found: FoundRows) -> @Sendable (Range<Int>) -> Void {
    let (program, rowCount) = (program, rowCount)
    return { blocks in
      let machine = MaskMachine(program)
      for block in blocks {
        let rows = Blocks.rows(block, of: rowCount)
        found.set(block, machine.run(rows), rows)
      }
    }
  }

  /// The rows that pass, in their order.
  ///
  /// - Parameter most: So many are enough.
  func rows(atMost most: Int?) throws(ExecutionFailure) -> (RowSelection, lookedAt: Int, skipped: Int) {
    let blockCount = context.table.blockCount
    guard let most else {
      let found = try allRows()
      return (try found.rows(blockCount, context), rowCount, found.tallies.skipped)
    }
    let found = FoundRows(rowCount: rowCount)
    let body = body(found)
    var start = 0
    var waveCount = MaskRun.fewestBlocksAtOnce
    while start < blockCount {
      let wave = start..<min(start + waveCount, blockCount)
      try forEachPiece(wave, body)
      if let end = found.tallies.block(afterPassing: most, in: wave) {
        let skipped = found.tallies.skipped(below: end)
        return (try found.rows(end, context), Blocks.rows(end - 1, of: rowCount).upperBound, skipped)
      }
      start = wave.upperBound
      waveCount *= 2
    }
    return (try found.rows(blockCount, context), rowCount, found.tallies.skipped)
  }

  /// Calls `body` with pieces of the blocks, on several threads where that pays.
  private func forEachPiece(
    _ blocks: Range<Int>, _ body: @escaping @Sendable (Range<Int>) -> Void
  ) throws(ExecutionFailure) {
    // The threads read at addresses of columns.
    defer { withExtendedLifetime(program) {} }
    let interruption = context.interruption
    let bytesPerBlock = max(program.costPerRow, 1) * Blocks.rowCount
    let threads = blocks.count * bytesPerBlock < MaskRun.bytesForThreads ? 1 : context.options.threads
    let fair = max(1, blocks.count / max(threads * 4, 1))
    let perPiece = max(1, min(MaskRun.bytesPerPiece / bytesPerBlock, MaskRun.mostBlocksPerPiece, fair))
    let pieceCount = (blocks.count + perPiece - 1) / perPiece
    WorkerPool.forEach(pieceCount, threads: threads) { piece in
      if interruption.isRequested { return }
      let start = blocks.lowerBound + piece * perPiece
      body(start..<min(start + perPiece, blocks.upperBound))
    }
    try interruption.check()
  }
}
