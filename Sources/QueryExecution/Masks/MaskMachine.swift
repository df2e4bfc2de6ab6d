import Columnar
import QueryPlan

/// Runs a mask program block by block, for one thread: what it needs is made once.
struct MaskMachine: ~Copyable {
  private static let wordsPerBlock = Blocks.rowCount / 64

  private let program: MaskProgram
  /// A mask of a block for each outcome that may be alive.
  private let masks: UnsafeMutablePointer<UInt64>
  private var outcomes: [MaskOutcome] = []

  init(_ program: MaskProgram) {
    self.program = program
    masks = .allocate(capacity: max(program.depth, 1) * MaskMachine.wordsPerBlock)
    outcomes.reserveCapacity(program.depth)
  }

  deinit { masks.deallocate() }

  /// The bits of the rows for which the condition is true; of use where the outcome was `some`, until the next block.
  var mask: UnsafePointer<UInt64> { UnsafePointer(masks) }

  /// What the condition says of the rows of a block.
  mutating func run(_ rows: Range<Int>) -> MaskOutcome {
    outcomes.removeAll(keepingCapacity: true)
    var index = 0
    while index < program.steps.count {
      let step = program.steps[index]
      index += 1
      switch step {
      case .test(let number, let isAmongTop): test(number, rows, isAmongTop)
      case .skip(let connective, let end): if isDecided(connective, rows.count) { index = end }
      case .combine(let connective): combine(connective, rows.count)
      }
    }
    return outcomes.last ?? .all
  }

  private func mask(_ place: Int) -> MaskWords { masks + place * MaskMachine.wordsPerBlock }

  private mutating func test(_ number: Int, _ rows: Range<Int>, _ isAmongTop: Bool) {
    let place = outcomes.count
    var among: UnsafePointer<UInt64>?
    if isAmongTop, case .some = outcomes[place - 1] { among = UnsafePointer(mask(place - 1)) }
    outcomes.append(program.tests[number].run(rows, into: mask(place), among: among))
  }

  private func isDecided(_ connective: LogicalConnective, _ count: Int) -> Bool {
    let top = outcomes.count - 1
    switch (outcomes[top], connective) {
    case (.none, .and), (.all, .or): return true
    case (.some, .and): return MaskKernels.isEmpty(mask(top), count)
    case (.none, .or), (.all, .and), (.some, .or): return false
    }
  }

  private mutating func combine(_ connective: LogicalConnective, _ count: Int) {
    guard let second = outcomes.popLast(), let first = outcomes.popLast() else {
      preconditionFailure("operands come before the operation")
    }
    let (target, source) = (mask(outcomes.count), mask(outcomes.count + 1))
    switch (first, second, connective) {
    case (.some, .some, .and):
      MaskKernels.intersect(target, source, count)
      outcomes.append(.some)
    case (.some, .some, .or):
      MaskKernels.unite(target, source, count)
      outcomes.append(.some)
    case (.none, _, .and), (_, .none, .and): outcomes.append(.none)
    case (.all, _, .or), (_, .all, .or): outcomes.append(.all)
    case (.all, .all, .and): outcomes.append(.all)
    case (.none, .none, .or): outcomes.append(.none)
    case (.some, .all, .and), (.some, .none, .or): outcomes.append(.some)
    case (.all, .some, .and), (.none, .some, .or):
      target.update(from: source, count: Bitmap.wordCount(for: count))
      outcomes.append(.some)
    }
  }
}
