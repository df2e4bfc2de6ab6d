import Columnar
import QueryPlan

/// The tests of a condition while it is compiled. They are large: nodes name them by their numbers.
struct MaskTests {
  private(set) var columnTests: [ColumnMaskTest] = []
  /// The others.
  private(set) var others: [MaskTest] = []
  /// The columns that may come to know something that makes their tests quicker, by the tests' numbers.
  private(set) var learners: [(test: Int, column: LearningColumn)] = []

  /// Makes room for so many tests of columns.
  mutating func reserve(_ count: Int, learning: Bool) {
    columnTests.reserveCapacity(count)
    if learning { learners.reserveCapacity(count) }
  }

  mutating func add(_ test: ColumnMaskTest, of column: LearningColumn? = nil) -> MaskNode {
    if let column { learners.append((columnTests.count, column)) }
    columnTests.append(test)
    return MaskNode(kind: .columnTest(columnTests.count - 1), cost: test.cost)
  }

  mutating func add(_ test: MaskTest) -> MaskNode {
    if case .column(let test) = test { return add(test) }
    others.append(test)
    return MaskNode(kind: .test(others.count - 1), cost: test.cost)
  }

  static func group(_ connective: LogicalConnective, _ nodes: [MaskNode]) -> MaskNode {
    MaskNode(kind: .group(connective, nodes), cost: nodes.reduce(0) { $0 + $1.cost })
  }

  /// The test that a node is, if it is one.
  func test(_ node: MaskNode) -> MaskTest? {
    switch node.kind {
    case .columnTest(let number): .column(columnTests[number])
    case .test(let number): others[number]
    case .group: nil
    }
  }
}
