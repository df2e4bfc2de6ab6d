import Columnar
import QueryPlan
import Values

/// The groups of all blocks so far.
struct GroupCollector {
  let plan: GroupingPlan
  /// The first row of every group, in ascending order.
  private(set) var firstRows: [UInt32] = []
  /// By kind, as in the plan.
  private(set) var states: [any GroupState]
  /// By argument, as in `BlockGroups`.
  private(set) var failingRows: [[UInt32]?]
  private var numbering: TupleNumbering
  private var keyTexts: [TextNumbers?]
  private let interruption: Interruption

  init(_ plan: GroupingPlan, _ interruption: Interruption) {
    self.plan = plan
    self.interruption = interruption
    states = plan.makeStates()
    failingRows = Array(repeating: nil, count: plan.arguments.count)
    numbering = TupleNumbering(plan.layout)
    keyTexts = plan.keys.map { $0.numbersTexts ? TextNumbers(borrowing: $0.textBytes) : nil }
  }

  /// Takes groups that have been collected otherwise.
  init(
    _ plan: GroupingPlan, firstRows: [UInt32], states: [any GroupState], _ interruption: Interruption
  ) {
    self.init(plan, interruption)
    self.firstRows = firstRows
    self.states = states
    numbering = TupleNumbering(forgotten: firstRows.count)
  }

  /// How many groups there are: without keys one, also of no rows.
  var groupCount: Int { plan.keys.isEmpty ? 1 : numbering.count }

  /// Adds the groups of the next block.
  mutating func merge(_ block: BlockGroups) throws(ExecutionFailure) {
    try interruption.check()
    let (interruption, isStopped) = (interruption, { [interruption] in interruption.isRequested })
    guard !block.firstRows.isEmpty else { return }
    var tuples = block.tuples
    for key in keyTexts.indices {
      guard let texts = block.keyTexts[key] else { continue }
      guard let numbers = keyTexts[key]?.numbers(of: texts, isStopped: isStopped) else { break }
      plan.layout.renumber(&tuples, key: key, by: numbers)
    }
    try interruption.check()
    var newPlaces: [UInt32] = []
    let numbers = numbering.numbers(
      of: tuples, count: block.firstRows.count, newPlaces: &newPlaces, isStopped: isStopped)
    try interruption.check()
    firstRows.makeRoom(for: firstRows.count + newPlaces.count)
    for place in newPlaces { firstRows.append(block.firstRows[Int(place)]) }
    let slots = [0] + numbers
    for state in states.indices {
      states[state].resize(to: numbering.count)
      states[state].merge(block.states[state], numbers: slots, isStopped: isStopped)
      try interruption.check()
    }
    for argument in failingRows.indices {
      if let rows = block.failingRows[argument] { merge(rows, of: argument, slots) }
    }
  }

  private mutating func merge(_ rows: [UInt32], of argument: Int, _ numbers: [UInt32]) {
    var merged = failingRows[argument] ?? []
    failingRows[argument] = nil
    merged.extend(to: numbering.count + 1, with: AggregateFailures.noRow)
    // Blocks come in the table's order: the first row that is known stays.
    for local in rows.indices where rows[local] != AggregateFailures.noRow {
      let number = Int(numbers[local])
      if merged[number] == AggregateFailures.noRow { merged[number] = rows[local] }
    }
    failingRows[argument] = merged
  }

  /// Ends the collecting: makes room in all states for every group, and forgets what told groups apart.
  mutating func finish() {
    let slotCount = groupCount + 1
    for state in states.indices { states[state].resize(to: slotCount - 1) }
    for argument in failingRows.indices {
      failingRows[argument]?.extend(to: slotCount, with: AggregateFailures.noRow)
    }
    numbering = TupleNumbering(forgotten: numbering.count)
    keyTexts = []
  }
}
