import Columnar
import QueryPlan
import Values

/// One run of a `RowEvaluator`.
struct RowEvaluation {
  /// An expression to be evaluated, and where its value is read if it is read.
  private typealias Step = (id: ExpressionID, source: SourceColumn?)

  private let evaluator: RowEvaluator
  private var expressions: BoundExpressions { evaluator.expressions }
  private var table: ColumnTable { evaluator.table }
  private var operations: ScalarOperations
  private var isListed: [Bool]

  /// A step costs some ten times what an element costs in a loop over a vector.
  private static let costOfStep = 16

  init(_ evaluator: RowEvaluator, upTo root: ExpressionID) {
    self.evaluator = evaluator
    operations = ScalarOperations(evaluator.expressions, upTo: root, evaluator.interruption)
    isListed = Array(repeating: false, count: root.position + 1)
  }

  mutating func outcome(of root: ExpressionID, row: Int) -> Outcome {
    for step in steps(to: root, FieldScope(table)) {
      switch expressions[step.id].operation {
      case .quantified(let quantification, let path, let condition):
        let scope = FieldScope(table, over: path)
        operations.outcomes[step.id.position] = quantified(quantification, condition, scope, row)
      case .aggregate(let index):
        operations.outcomes[step.id.position] = evaluator.aggregateOutcome(index, of: step.id, group: row)
      default: perform(step, ElementRow(row))
      }
    }
    return operations[root]
  }

  /// All that must be evaluated for an expression, itself included, children before parents; of quantifiers the
  /// conditions are left out.
  private mutating func steps(to root: ExpressionID, _ scope: FieldScope) -> [Step] {
    var found = [root]
    isListed[root.position] = true
    var next = 0
    while next < found.count {
      let operation = expressions[found[next]].operation
      next += 1
      if case .quantified = operation { continue }
      operation.forEachOperand { operand in
        guard !isListed[operand.position] else { return }
        isListed[operand.position] = true
        found.append(operand)
      }
    }
    for id in found { isListed[id.position] = false }
    return found.sorted().map { ($0, source(of: expressions[$0].operation, scope)) }
  }

  private func source(of operation: BoundOperation, _ scope: FieldScope) -> SourceColumn? {
    switch operation {
    case .field(let path): scope.scalars(at: path)
    case .fieldIsNull(let path): scope.field(at: path)
    case .listLength(let path): scope.list(at: path)
    case .groupKey(let key): scope.scalars(at: FieldPath([key]))
    default: nil
    }
  }

  private mutating func perform(_ step: Step, _ element: ElementRow) {
    guard let source = step.source else {
      operations.outcomes[step.id.position] = operations.apply(step.id)
      return
    }
    let row = element.row(source.levelsUp)
    let isNull = source.column.nullity.isNull(row)
    let value: Scalar =
      switch (expressions[step.id].operation, source.column) {
      case (.fieldIsNull, _): .boolean(isNull)
      case (.listLength, .list(let lists)): isNull ? .null : .integer(Int64(lists.elementRows(row).count))
      default: source.column.scalar(row) ?? .null
      }
    operations.outcomes[step.id.position] = .value(value)
  }

  /// Goes through all elements of a row. What decides wins, then the failure that stands furthest left, then null.
  private mutating func quantified(
    _ quantification: Quantification, _ condition: ExpressionID, _ scope: FieldScope, _ row: Int
  ) -> Outcome {
    let steps = steps(to: condition, scope)
    var failure: Outcome?
    var hasNull = false
    var element = ElementRow(row)
    var pacing = PacedInterruption(evaluator.interruption)
    while element.advance(in: scope.lists),
      !pacing.isStopped(afterSpending: RowEvaluation.costOfStep * steps.count)
    {
      for step in steps { perform(step, element) }
      let outcome = operations[condition]
      if quantification == .any ? outcome.isTrue : outcome.isFalse { return outcome }
      failure = Outcome.leftmostFailure(failure, outcome)
      hasNull = hasNull || outcome.isNull
    }
    if let failure { return failure }
    return .value(hasNull || element.hasMetNullList ? .null : .boolean(quantification == .all))
  }
}

/// A row of the table and, inside of lists, the rows of all levels down to one element.
struct ElementRow {
  private var rows: [Int]
  /// Where the elements of each list end, beside the row of the element there.
  private var ends: [Int]
  /// True where a list on the way so far has been null.
  private(set) var hasMetNullList = false

  init(_ row: Int) {
    rows = [row]
    ends = [row + 1]
  }

  /// The row so many levels up.
  func row(_ levelsUp: Int) -> Int { rows[rows.count - 1 - levelsUp] }

  /// Goes to the first element, or to the next one; false where there is none.
  mutating func advance(in lists: [ListColumn]) -> Bool {
    if rows.count > lists.count { rows[rows.count - 1] += 1 }
    while true {
      let (level, row) = (rows.count - 1, rows[rows.count - 1])
      if row == ends[level] {
        guard level > 1 else { return false }
        rows.removeLast()
        ends.removeLast()
        rows[level - 1] += 1
      } else if level == lists.count {
        return true
      } else {
        if lists[level].nullity.isNull(row) { hasMetNullList = true }
        let elements = lists[level].elementRows(row)
        rows.append(elements.lowerBound)
        ends.append(elements.upperBound)
      }
    }
  }
}
