import Columnar
import QueryPlan

/// A condition no row of which can fail, as tests into masks and operations on these.
///
/// Only rows for which the condition is true matter, so that null is as good as false: `not` is asked of the tests
/// themselves, of which each knows for which rows it is true and for which false.
struct MaskProgram: Sendable {
  enum Step: Sendable {
    /// Pushes the outcome of a test, by its number. With `isAmongTop` only the rows that the outcome on top lets through
    /// matter.
    case test(Int, isAmongTop: Bool)
    /// Goes on at a later step where the outcome on top decides an `and` or an `or`.
    case skip(LogicalConnective, to: Int)
    /// Joins the two outcomes on top.
    case combine(LogicalConnective)
  }

  fileprivate(set) var tests: [MaskTest] = []
  fileprivate(set) var steps: [Step] = []
  /// How many outcomes are alive at a time at most.
  fileprivate(set) var depth = 0

  init(_ node: MaskNode) {
    append(node, depth: 1, isAmongTop: false)
    costPerRow = tests.reduce(0) { $0 + $1.cost }
  }

  /// False where a part of it knows the run that it was made for.
  var isForAnyRun: Bool {
    tests.allSatisfy { test in
      switch test {
      case .text, .program: false
      case .constant, .codes, .booleans, .validity, .reals, .linear, .quotient, .hits: true
      }
    }
  }

  /// The program with the sketches that columns have by now.
  func sketched(_ context: ExecutionContext) -> MaskProgram {
    guard context.table.rowCount >= CodeSketch.fewestRows else { return self }
    var program = self
    program.tests = tests.map { test in
      if case .codes(let test) = test { .codes(test.sketched(context)) } else { test }
    }
    return program
  }

  /// What an index has found, where that is all.
  var hits: HitMaskTest? {
    if case .hits(let test)? = onlyTest { test } else { nil }
  }

  /// The test, where there is but one.
  var onlyTest: MaskTest? { tests.count == 1 ? tests[0] : nil }

  /// About how many bytes are read for a row.
  private(set) var costPerRow = 0

  private mutating func append(_ node: MaskNode, depth: Int, isAmongTop: Bool) {
    self.depth = max(self.depth, depth)
    switch node {
    case .test(let test):
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
indirect enum MaskNode {
  case test(MaskTest)
  /// Two or more, the cheapest first.
  case group(LogicalConnective, [MaskNode])

  var cost: Int {
    switch self {
    case .test(let test): test.cost
    case .group(_, let nodes): nodes.reduce(0) { $0 + $1.cost }
    }
  }
}
