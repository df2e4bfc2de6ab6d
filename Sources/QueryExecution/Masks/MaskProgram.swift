import Columnar
import QueryPlan

/// A condition no row of which can fail, as tests into masks and operations on these.
///
/// Only rows for which the condition is true matter, so that null is as good as false: `not` is asked of the tests
/// themselves, of which each knows for which rows it is true and for which false.
///
/// A class, because it is handed on from the compiler to all that run it, and is many references to copy.
final class MaskProgram: Sendable {
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

  let columnTests: [ColumnMaskTest]
  /// The others.
  let tests: [MaskTest]
  let steps: [Step]
  /// How many outcomes are alive at a time at most.
  let depth: Int

  /// Keeps the columns, at whose addresses the tests read.
  let table: ColumnTable
  /// The columns that may come to know something that makes their tests quicker, by the tests' numbers.
  private let learners: [(test: Int, column: LearningColumn)]
  /// Marks at whose addresses tests read.
  private let keptMarks: [StoredArray<UInt64>]

  init(_ node: MaskNode, of tests: consuming MaskTests, on table: ColumnTable) {
    self.table = table
    columnTests = tests.columnTests
    self.tests = tests.others
    learners = tests.learners
    keptMarks = []
    let steps = MaskSteps(node)
    self.steps = steps.steps
    depth = steps.depth
  }

  /// The program with other tests of the same columns.
  private init(
    _ program: MaskProgram, _ columnTests: consuming [ColumnMaskTest], keeping marks: [StoredArray<UInt64>]
  ) {
    self.columnTests = columnTests
    tests = program.tests
    steps = program.steps
    depth = program.depth
    table = program.table
    learners = program.learners
    keptMarks = marks
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
    var (columnTests, marks) = (columnTests, keptMarks)
    for (number, column) in learners {
      guard case .codes(let test) = columnTests[number] else { continue }
      let (quickened, kept) = test.quickened(column, context)
      columnTests[number] = .codes(quickened)
      if let kept { marks.append(kept) }
    }
    return MaskProgram(self, columnTests, keeping: marks)
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
  var costPerRow: Int {
    columnTests.reduce(0) { $0 + $1.cost } + tests.reduce(0) { $0 + $1.cost }
  }
}
