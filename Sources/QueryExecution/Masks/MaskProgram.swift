import Columnar
import QueryPlan

/// A condition no row of which can fail, as tests into masks and operations on these.
///
/// Only rows for which the condition is true matter, so that null is as good as false: `not` is asked of the tests
/// themselves, of which each knows for which rows it is true and for which false.
struct MaskProgram: Sendable {
  enum Step: Sendable {
    /// Pushes the outcome of a test, by its number among its kind. With `isAmongTop` only the rows that the outcome on
    /// top lets through matter.
    case columnTest(Int, isAmongTop: Bool)
    case test(Int, isAmongTop: Bool)
    /// Goes on at a later step where the outcome on top decides an `and` or an `or`.
    case skip(LogicalConnective, to: Int)
    /// Joins the two outcomes on top.
    case combine(LogicalConnective)
  }

  fileprivate(set) var columnTests: [ColumnMaskTest] = []
  /// The others.
  fileprivate(set) var tests: [MaskTest] = []
  fileprivate(set) var steps: [Step] = []
  /// How many outcomes are alive at a time at most.
  fileprivate(set) var depth = 0

  /// Room for a condition of two or three tests.
  private static let usualStepCount = 8

  /// Keeps the columns, at whose addresses the tests read.
  let table: ColumnTable
  /// The columns that may come to know something that makes their tests quicker, by the tests' numbers.
  private var learners: [(test: Int, column: LearningColumn)] = []
  /// Marks at whose addresses tests read.
  private var keptMarks: [StoredArray<UInt64>] = []

  init(_ node: consuming MaskNode, on table: ColumnTable) {
    self.table = table
    steps.reserveCapacity(MaskProgram.usualStepCount)
    columnTests.reserveCapacity(node.partCount)
    append(node, depth: 1, isAmongTop: false)
    costPerRow = columnTests.reduce(0) { $0 + $1.cost } + tests.reduce(0) { $0 + $1.cost }
  }

  /// False where a part of it knows the run that it was made for, or the next run may find an index.
  var isForAnyRun: Bool {
    tests.allSatisfy { test in
      switch test {
      case .text, .program: false
      case .column, .codeSet, .reals, .hits: true
      }
    }
  }

  /// True where a part of it evaluates an expression, which may take long for a single row.
  var evaluates: Bool {
    tests.contains { if case .program = $0 { true } else { false } }
  }

  /// True where a later run may find by an index what this one searches for.
  var awaitsIndex: Bool {
    tests.contains { if case .text(let test) = $0 { test.awaitsIndex } else { false } }
  }

  /// The program with the sketches and marks that columns have by now.
  func quickened(_ context: ExecutionContext) -> MaskProgram {
    guard table.rowCount >= context.options.learning.fewestRowsToTest, !learners.isEmpty else { return self }
    var program = self
    for (number, column) in learners {
      guard case .codes(let test) = columnTests[number] else { continue }
      let (quickened, kept) = test.quickened(column, context)
      program.columnTests[number] = .codes(quickened)
      if let kept { program.keptMarks.append(kept) }
    }
    return program
  }

  /// What columns have made that it uses.
  var means: Set<StepMeans> {
    var means: Set<StepMeans> = []
    for case .codes(let test) in columnTests { if let used = test.means { means.insert(used) } }
    for test in tests {
      switch test {
      case .hits(let test): means.insert(test.means)
      case .text(let test): if let used = test.means { means.insert(used) }
      case .column, .codeSet, .reals, .program: break
      }
    }
    return means
  }

  /// What an index has found, where that is all.
  var hits: HitMaskTest? {
    if tests.count == 1, columnTests.isEmpty, case .hits(let test) = tests[0], !test.isComplement {
      test
    } else {
      nil
    }
  }

  /// The test, where there is but one and that is one of columns.
  var onlyColumnTest: ColumnMaskTest? {
    columnTests.count == 1 && tests.isEmpty ? columnTests[0] : nil
  }

  /// About how many bytes are read for a row.
  private(set) var costPerRow = 0

  private mutating func append(_ node: consuming MaskNode, depth: Int, isAmongTop: Bool) {
    self.depth = max(self.depth, depth)
    switch consume node {
    case .test(.column(let test), let column):
      if let column { learners.append((columnTests.count, column)) }
      columnTests.append(test)
      steps.append(.columnTest(columnTests.count - 1, isAmongTop: isAmongTop))
    case .test(let test, _):
      tests.append(test)
      steps.append(.test(tests.count - 1, isAmongTop: isAmongTop))
    case .group(let connective, let nodes):
      var skips: [Int] = []
      for (index, node) in nodes.enumerated() {
        if index > 0 {
          skips.append(steps.count)
          steps.append(.skip(connective, to: 0))
        }
        append(
          node, depth: index > 0 ? depth + 1 : depth,
          isAmongTop: index > 0 ? connective == .and : isAmongTop)
        if index > 0 { steps.append(.combine(connective)) }
      }
      for skip in skips { steps[skip] = .skip(connective, to: steps.count) }
    }
  }
}

/// A condition on the way to its program.
enum MaskNode {
  /// A test, with its column where that may come to know something that makes it quicker.
  case test(MaskTest, LearningColumn?)
  /// Two or more, in the order in which they are asked.
  case group(LogicalConnective, [MaskNode])

  static func test(_ test: MaskTest) -> MaskNode { .test(test, nil) }

  /// How many nodes are joined here; of most conditions all of them are tests.
  var partCount: Int {
    switch self {
    case .test: 1
    case .group(_, let nodes): nodes.count
    }
  }

  var cost: Int {
    switch self {
    case .test(let test, _): test.cost
    case .group(_, let nodes): nodes.reduce(0) { $0 + $1.cost }
    }
  }
}
