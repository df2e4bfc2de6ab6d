import Columnar
import QueryPlan
import Values

/// The groups of one block of rows, numbered from 1 in the order of their first rows.
struct BlockGroups: Sendable {
  /// Why a block has no groups.
  enum Obstacle: Sendable {
    case interruption
    /// The filter fails for this row, the first of the block.
    case filter(row: Int)
    /// A key fails for this row, the first of the block.
    case key(row: Int)
  }

  var obstacle: Obstacle?
  /// What the filter did in the block.
  fileprivate(set) var filtering = Filtering()
  fileprivate(set) var firstRows: [UInt32] = []
  /// The tuples of the keys, one group's behind another's.
  fileprivate(set) var tuples: [UInt64] = []
  /// By key: what the numbers of its texts stand for.
  fileprivate(set) var keyTexts: [TextNumbers?]
  fileprivate(set) var states: [any GroupState]
  /// By argument: the first row of every group for which it fails, `AggregateFailures.noRow` where it does not; nil
  /// where it fails nowhere.
  fileprivate(set) var failingRows: [[UInt32]?]

  /// What the filter did.
  struct Filtering: Sendable {
    var passingCount = 0
    /// True where no row was looked at.
    var isDecided = true
    var nanoseconds: UInt64 = 0
  }

  fileprivate init(_ plan: GroupingPlan) {
    keyTexts = plan.keys.map { $0.numbersTexts ? TextNumbers(borrowing: $0.textBytes) : nil }
    states = plan.makeStates()
    failingRows = Array(repeating: nil, count: plan.arguments.count)
  }
}

/// Makes the groups of single blocks; any number of threads may use it.
struct BlockGrouping: Sendable {
  /// The rows that are grouped.
  enum Rows: Sendable {
    /// Those of the table for which the filter is true; nil stands for all.
    case passing(Program?, of: Int)
    case selected(RowSelection)

    var count: Int {
      switch self {
      case .passing(_, let count): count
      case .selected(let rows): rows.count
      }
    }
  }

  let plan: GroupingPlan
  let rows: Rows
  let interruption: Interruption

  var blockCount: Int { Blocks.count(for: rows.count) }

  /// So many blocks wait to be merged at most, for each thread.
  private static let blocksPerThread = 4

  /// Makes the groups of all blocks and hands them on in order; `take` returns false to end the work.
  func forEach(
    _ context: ExecutionContext, take: (BlockGroups) throws(ExecutionFailure) -> Bool
  ) throws(ExecutionFailure) {
    let mostAtOnce = max(context.options.threads, 1) * BlockGrouping.blocksPerThread
    let pieces = OrderedPieces(blockCount, context, mostAtOnce: min(mostAtOnce, 256))
    try pieces.run {
      groups(ofBlock: $0)
    } take: { (_, block) throws(ExecutionFailure) in
      try take(block)
    }
  }

  func groups(ofBlock block: Int) -> BlockGroups {
    var groups = BlockGroups(plan)
    var numbering = TupleNumbering(plan.layout)
    var filtering = BlockGroups.Filtering()
    let filterObstacle = forEachBatch(ofBlock: block, plan.batchRowCount, &filtering) { rows in
      group(rows, &numbering, &groups)
      return groups.obstacle == nil
    }
    groups.filtering = filtering
    groups.obstacle = groups.obstacle ?? filterObstacle
    return groups
  }

  /// Gives the rows of a block that are grouped, in batches, until `body` returns false. Returns why it ended early
  /// otherwise.
  func forEachBatch(
    ofBlock block: Int, _ mostRows: Int, _ filtering: inout BlockGroups.Filtering,
    _ body: (RowSelection) -> Bool
  ) -> BlockGroups.Obstacle? {
    let places = Blocks.rows(block, of: rows.count)
    var batchRowCount = mostRows
    if case .passing(let filter?, _) = rows { batchRowCount = min(batchRowCount, filter.batchRowCount) }
    for start in stride(from: places.lowerBound, to: places.upperBound, by: batchRowCount) {
      if interruption.isRequested { return .interruption }
      let batch = start..<min(start + batchRowCount, places.upperBound)
      switch passing(batch, &filtering) {
      case .failure(let row): return .filter(row: row)
      case .rows(let rows) where rows.count > 0: if !body(rows) { return nil }
      case .rows: continue
      }
    }
    return nil
  }

  private enum Passing {
    case rows(RowSelection)
    /// The filter fails for this row.
    case failure(row: Int)
  }

  /// The rows of a batch that are grouped.
  private func passing(_ places: Range<Int>, _ filtering: inout BlockGroups.Filtering) -> Passing {
    switch rows {
    case .selected(let rows): return .rows(rows.slice(places))
    case .passing(nil, _): return .rows(.range(places))
    case .passing(let filter?, _):
      let start = Platform.monotonicNanoseconds()
      let outcome = Evaluator.evaluate(filter, rows: .range(places))
      if let failing = outcome.firstFailure { return .failure(row: places.lowerBound + failing) }
      var collector = RowCollector()
      collector.append(PassingRows(outcome, places), of: places)
      filtering.passingCount += collector.count
      filtering.isDecided = filtering.isDecided && outcome.constant != nil
      filtering.nanoseconds &+= Platform.monotonicNanoseconds() &- start
      return .rows(collector.rows)
    }
  }

  private func group(_ rows: RowSelection, _ numbering: inout TupleNumbering, _ groups: inout BlockGroups) {
    guard let tuples = keyTuples(rows, &groups) else { return }
    var newPlaces: [UInt32] = []
    let numbers = numbering.numbers(
      of: tuples, count: rows.count, newPlaces: &newPlaces, isStopped: { false })
    for place in newPlaces {
      groups.firstRows.append(UInt32(truncatingIfNeeded: rows[Int(place)]))
      let start = Int(place) * plan.layout.width
      for offset in 0..<plan.layout.width { groups.tuples.append(tuples[start + offset]) }
    }
    accumulate(rows, numbers, groupCount: numbering.count, &groups)
  }

  /// The tuples of the keys; nil where a key fails.
  private func keyTuples(_ rows: RowSelection, _ groups: inout BlockGroups) -> [UInt64]? {
    var words: [[UInt64]] = []
    var nulls: [Bitmap?] = []
    var firstFailing: Int?
    for (key, source) in plan.keys.enumerated() {
      var vector: Vector?
      if case .program = source.content { vector = source.vector(rows) }
      if let failing = vector?.firstFailure { firstFailing = min(firstFailing ?? .max, failing) }
      let keyNulls = vector.map { $0.nullBits(rows.count) } ?? source.nulls(rows)
      if let vector, source.numbersTexts {
        words.append(textWords(vector, keyNulls, rows.count, &groups.keyTexts[key]))
      } else {
        words.append(source.words(rows, vector, nulls: keyNulls))
      }
      nulls.append(source.needsNullFlag ? keyNulls : nil)
    }
    if let firstFailing {
      groups.obstacle = .key(row: rows[firstFailing])
      return nil
    }
    return plan.layout.tuples(words, nulls: nulls, count: rows.count)
  }

  private func textWords(
    _ vector: Vector, _ nulls: Bitmap?, _ count: Int, _ texts: inout TextNumbers?
  ) -> [UInt64] {
    guard var numbered = texts else { preconditionFailure("a key whose texts are numbered has a table") }
    // Two owners would mean a copy.
    texts = nil
    var words = numbered.numbers(
      of: vector.texts(count), where: { !(nulls?[$0] ?? false) }, isStopped: { false })
    texts = numbered
    nulls?.forEachSet { words[$0] = ValueSource.nullWord }
    return words
  }
}

// MARK: - Aggregates

extension BlockGrouping {
  private func accumulate(
    _ rows: RowSelection, _ numbers: [UInt32], groupCount: Int, _ groups: inout BlockGroups
  ) {
    for state in groups.states.indices { groups.states[state].resize(to: groupCount) }
    for (state, kind) in plan.states.enumerated() where kind == .rows {
      let batch = GroupedBatch(numbers: numbers, vector: nil, words: nil)
      groups.states[state].take(batch, isStopped: { false })
    }
    for argument in plan.arguments.indices {
      accumulate(argument, rows, numbers, groupCount: groupCount, &groups)
    }
  }

  private func accumulate(
    _ argument: Int, _ rows: RowSelection, _ numbers: [UInt32], groupCount: Int, _ groups: inout BlockGroups
  ) {
    let source = plan.arguments[argument]
    let kinds = plan.states.indices.filter { plan.states[$0].argument == argument }
    var vector: Vector?
    if case .program = source.content {
      vector = source.vector(rows)
    } else if kinds.contains(where: { plan.states[$0].needsVector(of: source) }) {
      vector = source.vector(rows)
    }
    let nulls = vector.map { $0.nullBits(rows.count) } ?? source.nulls(rows)
    var counted = numbers
    nulls?.forEachSet { counted[$0] = 0 }
    if let failed = vector?.failedBits(rows.count) {
      note(failed, of: argument, rows, numbers, groupCount: groupCount, &groups)
      failed.forEachSet { counted[$0] = 0 }
    }
    let needsWords = kinds.contains { plan.states[$0].needsWords(of: source) }
    let words = needsWords ? source.words(rows, vector, nulls: nil) : nil
    for state in kinds {
      var taken = counted
      if case .trues = plan.states[state] {
        vector?.trueBits(rows.count).inverted.forEachSet { taken[$0] = 0 }
      }
      groups.states[state].take(
        GroupedBatch(numbers: taken, vector: vector, words: words), isStopped: { false })
    }
  }

  /// Notes the first row of every group for which an argument fails.
  private func note(
    _ failed: Bitmap, of argument: Int, _ rows: RowSelection, _ numbers: [UInt32], groupCount: Int,
    _ groups: inout BlockGroups
  ) {
    guard !failed.isEmpty else { return }
    var failingRows = groups.failingRows[argument] ?? []
    groups.failingRows[argument] = nil
    failingRows.extend(to: groupCount + 1, with: AggregateFailures.noRow)
    failed.forEachSet { place in
      let number = Int(numbers[place])
      if failingRows[number] == AggregateFailures.noRow {
        failingRows[number] = UInt32(truncatingIfNeeded: rows[place])
      }
    }
    groups.failingRows[argument] = failingRows
  }
}
