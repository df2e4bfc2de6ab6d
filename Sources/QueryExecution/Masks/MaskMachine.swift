import Columnar
import QueryPlan

/// Runs a mask program block by block, for one thread: what it needs is made once.
struct MaskMachine: ~Copyable {
  private let steps: [MaskProgram.Step]
  private let columnTests: [ColumnMaskTest]
  private let tests: [MaskTest]
  private let wordsPerMask: Int
  /// One piece of memory for masks and outcomes; nil where the caller has given it.
  private let ownMemory: UnsafeMutableRawPointer?
  /// A mask of a block for each outcome that may be alive.
  private let masks: UnsafeMutablePointer<UInt64>
  private let capacity: Int
  /// The outcomes that are alive, the last one on top.
  private let outcomes: UnsafeMutablePointer<MaskOutcome>

  /// - Parameters:
  ///   - program: Kept by the caller, with the columns that it reads.
  ///   - mostRows: No block has more.
  init(_ program: MaskProgram, mostRows: Int = Blocks.rowCount) {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: MaskMachine.byteCount(for: program, mostRows: mostRows), alignment: MaskMachine.alignment)
    self.init(program, mostRows: mostRows, in: memory, owning: memory)
  }

  /// A machine that works in memory of the caller's, of `byteCount(for:mostRows:)` bytes. Memory of a machine's own took a
  /// tenth of the time of finding some of 1,000 rows.
  init(_ program: MaskProgram, mostRows: Int, in memory: UnsafeMutableRawPointer) {
    self.init(program, mostRows: mostRows, in: memory, owning: nil)
  }

  private init(
    _ program: MaskProgram, mostRows: Int, in memory: UnsafeMutableRawPointer,
    owning ownMemory: UnsafeMutableRawPointer?
  ) {
    (steps, columnTests, tests) = (program.steps, program.columnTests, program.tests)
    self.ownMemory = ownMemory
    wordsPerMask = Bitmap.wordCount(for: mostRows)
    capacity = MaskMachine.capacity(for: program)
    masks = memory.bindMemory(to: UInt64.self, capacity: capacity * wordsPerMask)
    let end = memory + capacity * wordsPerMask * MemoryLayout<UInt64>.stride
    outcomes = end.bindMemory(to: MaskOutcome.self, capacity: capacity)
    outcomes.initialize(repeating: .all, count: capacity)
  }

  deinit {
    ownMemory?.deallocate()
  }

  /// What masks and outcomes take.
  static func byteCount(for program: MaskProgram, mostRows: Int) -> Int {
    capacity(for: program)
      * (Bitmap.wordCount(for: mostRows) * MemoryLayout<UInt64>.stride + MemoryLayout<MaskOutcome>.stride)
  }

  static var alignment: Int { max(MemoryLayout<UInt64>.alignment, MemoryLayout<MaskOutcome>.alignment) }

  private static func capacity(for program: MaskProgram) -> Int { max(program.depth, 1) }

  /// What the condition says of the rows of a block; what is in masks is there until the next block.
  func run(_ rows: Range<Int>) -> BlockOutcome {
    // Spans: neither steps nor tests are copied, which would count references between the threads.
    let (steps, columnTests, tests) = (steps.span, columnTests.span, tests.span)
    precondition(
      Bitmap.wordCount(for: rows.count) <= wordsPerMask, "a mask has a bit for each row of a block")
    var aliveCount = 0
    var index = 0
    while index < steps.count {
      let step = steps[index]
      index += 1
      switch step {
      case .columnTest(let number, let isAmongTop):
        let among = isAmongTop ? words(aliveCount - 1) : nil
        outcomes[aliveCount] = columnTests[number].run(rows, into: mask(aliveCount), among: among)
        aliveCount += 1
      case .test(let number, let isAmongTop):
        let among = isAmongTop ? words(aliveCount - 1) : nil
        outcomes[aliveCount] = tests[number].run(rows, into: mask(aliveCount), among: among)
        aliveCount += 1
      case .skip(let connective, let end):
        if isDecided(connective, top: aliveCount - 1, rows.count) { index = end }
      case .combine(let connective):
        precondition(aliveCount >= 2, "operands come before the operation")
        aliveCount -= 1
        combine(connective, aliveCount - 1, aliveCount, rows.count)
      }
    }
    guard aliveCount > 0 else { return .all }
    if let words = words(0) { return .some(words) }
    if case .none = outcomes[0] { return .none }
    return .all
  }

  private func mask(_ place: Int) -> MaskWords {
    precondition(place >= 0 && place < capacity, "the program knows how many outcomes are alive")
    return masks + place * wordsPerMask
  }

  /// The words of an outcome, where it has some.
  private func words(_ place: Int) -> UnsafePointer<UInt64>? {
    switch outcomes[place] {
    case .none, .all: nil
    case .some: UnsafePointer(mask(place))
    case .stored(let words): words.start
    }
  }

  private func isDecided(_ connective: LogicalConnective, top: Int, _ count: Int) -> Bool {
    switch (outcomes[top], connective) {
    case (.none, .and), (.all, .or): return true
    case (.some, .and), (.stored, .and): return words(top).map { MaskKernels.isEmpty($0, count) } ?? false
    case (.none, .or), (.all, .and), (.some, .or), (.stored, .or): return false
    }
  }

  /// Puts what two outcomes come to in the place of the first.
  private func combine(_ connective: LogicalConnective, _ first: Int, _ second: Int, _ count: Int) {
    if let one = words(first), let other = words(second) {
      let target = mask(first)
      switch (connective, one == UnsafePointer(target)) {
      case (.and, true): MaskKernels.intersect(target, other, count)
      case (.and, false): MaskKernels.writeIntersection(one, other, count, into: target)
      case (.or, true): MaskKernels.unite(target, other, count)
      case (.or, false): MaskKernels.writeUnion(one, other, count, into: target)
      }
      outcomes[first] = .some
      return
    }
    switch (outcomes[first], outcomes[second], connective) {
    case (.none, _, .and), (_, .none, .and): outcomes[first] = .none
    case (.all, _, .or), (_, .all, .or): outcomes[first] = .all
    case (.all, _, .and), (.none, _, .or): take(second, to: first, count)
    // The second says nothing that the first does not.
    default: break
    }
  }

  /// Puts an outcome in the place of another.
  private func take(_ place: Int, to target: Int, _ count: Int) {
    if case .some = outcomes[place] {
      mask(target).update(from: mask(place), count: Bitmap.wordCount(for: count))
    }
    outcomes[target] = outcomes[place]
  }
}
