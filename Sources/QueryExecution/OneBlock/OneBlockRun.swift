import Columnar
import QueryPlan
import Values

/// A query of a table of one block, compiled: a filter that is masks, perhaps an order by packed keys, and fields, the
/// number of rows or groups by a few values to show. Nothing of it can fail or takes long, so that it needs no pieces for
/// threads, no tallies, and nobody who asks in between whether to stop; what is the same at every run is made once.
///
/// Of a table of 1,000 rows a prepared query took 1.0 to 1.5 µs in place of 4 to 6 by the steps that all other plans and
/// tables go through. Rows of a larger table that an index has found are answered so too, where they are no more than a
/// block has.
final class OneBlockRun: Sendable {
  private let table: ColumnTable
  private let filter: BlockFilter?
  private let answer: OneBlockAnswer
  /// Rows that are found without looking at the table.
  private let hits: HitMaskTest?
  /// Their numbers, where more is asked than how many they are.
  private let hitRows: RowSelection?

  /// True where it may be run with options that say nothing of how it is run.
  let suitsUsualOptions: Bool

  /// True where the options do not ask for anything that single blocks are not given.
  static func suits(_ options: ExecutionOptions, rowCount: Int) -> Bool {
    rowCount <= Blocks.rowCount && rowCount < options.learning.fewestRowsToTest
      && rowCount < options.learning.fewestSortedRows && rowCount < options.fewestMarkedRows
      && rowCount < options.fewestSampledRows
  }

  /// Nil where the plan asks for more.
  init?(_ context: ExecutionContext) throws(ExecutionFailure) {
    guard let answer = try OneBlockAnswer(context) else { return nil }
    let masks = context.filterMasks
    guard masks != nil || context.plan.optimized.whole.parts.filter == nil else { return nil }
    hits = masks?.hits
    hitRows = hits.flatMap { answer.rows(of: $0) }
    filter = hits == nil ? masks.map { BlockFilter($0) } : nil
    self.answer = answer
    table = context.table
    suitsUsualOptions = hits != nil || OneBlockRun.suits(ExecutionOptions(), rowCount: table.rowCount)
  }

  /// The run of what an index has found; nil where that is much, or where the plan asks for more.
  private init?(_ hits: HitMaskTest, _ context: ExecutionContext) throws(ExecutionFailure) {
    guard hits.count <= Blocks.rowCount, let answer = try OneBlockAnswer(context) else { return nil }
    self.answer = answer
    self.hits = hits
    hitRows = answer.rows(of: hits)
    filter = nil
    table = context.table
    suitsUsualOptions = true
  }

  /// True where it may be run whatever the options are, or where they suit.
  func suits(_ options: ExecutionOptions) -> Bool {
    hits != nil || OneBlockRun.suits(options, rowCount: table.rowCount)
  }

  /// The run, if there is one: the one that is kept, or one that is made and kept as long as no part of it knows the run
  /// that it was made for.
  static func made(_ context: ExecutionContext) throws(ExecutionFailure) -> OneBlockRun? {
    guard context.recorder == nil else { return nil }
    guard suits(context.options, rowCount: context.table.rowCount) else { return try ofHits(context) }
    guard let memory = context.memory else { return try OneBlockRun(context) }
    if let known = memory.blockRun { return known }
    if memory.isNoBlockRun { return nil }
    return try made(context, keptIn: memory)
  }

  /// Makes the run, and keeps it where it may be kept.
  private static func made(
    _ context: ExecutionContext, keptIn memory: ExecutionMemory
  ) throws(ExecutionFailure) -> OneBlockRun? {
    let isUnasked = context.table.isSearchedAtOnce
    guard let run = try OneBlockRun(isUnasked ? context.unasked : context) else {
      memory.note(nil)
      return nil
    }
    guard let filter = run.filter?.program, !filter.isForAnyRun else {
      memory.note(run)
      return run
    }
    guard isUnasked else { return run }
    // Whoever runs this one may want to stop it.
    if filter.evaluates { return try OneBlockRun(context) }
    if !filter.awaitsIndex { memory.note(run) }
    return run
  }

  /// The run of what an index had found for an earlier run.
  private static func ofHits(_ context: ExecutionContext) throws(ExecutionFailure) -> OneBlockRun? {
    guard let memory = context.memory, let hits = memory.knownHits else { return nil }
    if let known = memory.blockRun { return known.hits == nil ? nil : known }
    if memory.isNoBlockRun { return nil }
    let run = try OneBlockRun(hits, context)
    memory.note(run)
    return run
  }

  /// Answers the query.
  func result() -> ResultSet {
    switch answer {
    case .count(let counted): counted.result(count())
    case .groups(let tallied): tallied.result(rows())
    case .rows(let shown): shown.result(rows(), of: table)
    }
  }

  private func count() -> Int {
    if let hits { return hits.count }
    return filter?.count() ?? table.rowCount
  }

  /// The rows that pass, in the table's order.
  private func rows() -> RowSelection {
    if let hitRows { return hitRows }
    return filter?.rows() ?? .range(0..<table.rowCount)
  }
}

extension ColumnTable {
  /// So many bytes of texts are searched within some milliseconds, whatever is looked for.
  private static let mostBytesAtOnce = 1 << 18

  /// True where its texts are so few that nobody has to be able to stop a search in them.
  fileprivate var isSearchedAtOnce: Bool {
    var left = ColumnTable.mostBytesAtOnce
    return columns.allSatisfy { $0.takeTexts(from: &left) }
  }
}

extension Column {
  /// Takes the bytes of its texts from those that are left; false where they are not enough.
  fileprivate func takeTexts(from left: inout Int) -> Bool {
    switch self {
    case .boolean, .number, .real: break
    case .text(let column): left -= column.byteCount
    case .mixed(let column): left -= column.reading.byteCount
    case .record(let column): return column.children.allSatisfy { $0.takeTexts(from: &left) }
    case .list: break  // No mask looks into a list.
    }
    return left >= 0
  }
}

extension TextColumn {
  /// How many bytes its different texts have.
  fileprivate var byteCount: Int {
    switch storage {
    case .dictionary(let texts, _, _), .arena(let texts): texts.bytes.count
    }
  }
}
