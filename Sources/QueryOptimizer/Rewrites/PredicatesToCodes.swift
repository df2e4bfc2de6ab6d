import Columnar
import QueryPlan
import Values

/// Marks the predicates that a column's codes can answer: those on a field that has codes, by constants.
enum PredicatesToCodes {
  /// Such predicates of a plan.
  static func marks(_ plan: LogicalPlan, for table: ColumnTable) -> ExpressionMarks {
    let expressions = plan.whole.parts.expressions
    var marks = ExpressionMarks()
    for position in expressions.nodes.indices where isMarked(position, expressions, table) {
      marks.insert(position)
    }
    return marks
  }

  private static func isMarked(
    _ position: Int, _ expressions: BoundExpressions, _ table: ColumnTable
  ) -> Bool {
    guard let subject = subject(of: expressions.nodes[position].operation, in: expressions),
      case .field(let path) = expressions.nodes[subject.position].operation
    else { return false }
    return hasCodes(path, in: table)
  }

  /// What is compared with constants that are not null; nil where it is anything else.
  private static func subject(of operation: BoundOperation, in expressions: BoundExpressions) -> ExpressionID?
  {
    switch operation {
    case .comparison(_, let left, let right):
      if isValue(right, in: expressions) { return left }
      return isValue(left, in: expressions) ? right : nil
    case .between(let subject, let low, let high):
      return isValue(low, in: expressions) && isValue(high, in: expressions) ? subject : nil
    case .constantMembership(let subject, _): return subject
    case .textMatch(_, let subject, let pattern): return isValue(pattern, in: expressions) ? subject : nil
    case .constant, .field, .fieldIsNull, .listLength, .quantified, .groupKey, .aggregate, .isNull, .not,
      .logical, .membership, .negation, .arithmetic, .conversion, .call, .conditional, .coalesce:
      return nil
    }
  }

  private static func isValue(_ id: ExpressionID, in expressions: BoundExpressions) -> Bool {
    expressions.isConstant(id) && !expressions.isNull(id)
  }

  private static func hasCodes(_ path: FieldPath, in table: ColumnTable) -> Bool {
    // Most paths lead through no list.
    if let column = table.column(at: path), !column.isList { return hasCodes(column) }
    return table.nestedColumn(at: path, entersLast: true).map { hasCodes($0.column) } ?? false
  }

  private static func hasCodes(_ column: Column) -> Bool {
    switch column {
    case .number: true
    case .text(let column): column.hasCodes
    case .mixed(let column): column.reading.hasCodes
    case .boolean, .real, .record, .list: false
    }
  }
}

extension Column {
  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }
}

extension TextColumn {
  fileprivate var hasCodes: Bool {
    if case .dictionary = storage { true } else { false }
  }
}
