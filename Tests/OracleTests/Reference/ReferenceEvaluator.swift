import Columnar
import QueryPlan
import Values

/// The language's meaning of bound expressions, one row at a time, written to be read: what the engine's
/// kernels must agree with. It shares no arithmetic with them.
struct ReferenceEvaluator {
  let expressions: BoundExpressions
  let table: ColumnTable
  /// Behind a grouping, the groups: then places are in them and not in the table.
  private let groups: [ReferenceGroup]
  /// For every node that reads a field or ranges over a list, where it is.
  private let fields: [ReferenceField?]

  init(_ expressions: BoundExpressions, on table: ColumnTable, groups: [ReferenceGroup] = []) {
    self.expressions = expressions
    self.table = table
    self.groups = groups
    fields = expressions.nodes.map { node in
      switch node.operation {
      case .field(let path), .fieldIsNull(let path), .listLength(let path), .quantified(_, let path, _):
        ReferenceField(path, of: table)
      default: nil
      }
    }
  }

  /// What the expression gives in a row or in a group.
  func outcome(of id: ExpressionID, row: Int) -> Outcome { outcome(of: id, at: Place(row: row)) }

  /// What the expression gives at a place. Recursive: for the small queries of tests.
  private func outcome(of id: ExpressionID, at place: Place) -> Outcome {
    switch expressions[id].operation {
    case .constant(let value): return Outcome(value)
    case .field: return Outcome(field(id).scalar(at: place))
    case .fieldIsNull: return .value(.boolean(field(id).isNull(at: place)))
    case .listLength: return field(id).length(at: place).map { .value(.integer($0)) } ?? .null
    case .quantified(let quantification, _, let condition):
      return quantified(quantification, over: field(id), condition, place)
    case .groupKey(let index): return Outcome(groups[place.row].keys[index])
    case .aggregate(let index): return groups[place.row].aggregates[index].outcome(at: id)
    case .isNull(let operand): return isNull(outcome(of: operand, at: place))
    case .not(let operand): return not(outcome(of: operand, at: place))
    case .logical(let connective, let operands):
      return connect(connective, operands.map { outcome(of: $0, at: place) })
    case .between(let subject, let low, let high):
      return between(subject, low, high, place)
    case .membership(let subject, let items):
      let equalities = items.map { compare(.equal, [subject, $0].map { outcome(of: $0, at: place) }) }
      return connect(.or, equalities)
    case .constantMembership(let subject, let items):
      let subject = outcome(of: subject, at: place)
      return connect(.or, items.map { compare(.equal, [subject, Outcome($0)]) })
    case .comparison(let comparison, let left, let right):
      return compare(comparison, [left, right].map { outcome(of: $0, at: place) })
    case .conditional(let condition, let then, let otherwise):
      let condition = outcome(of: condition, at: place)
      if case .failure = condition { return condition }
      return outcome(of: condition.isTrue ? then : otherwise, at: place)
    case .coalesce(let operands): return firstValue(operands, place)
    case .textMatch, .negation, .arithmetic, .conversion, .call: return computed(id, place)
    }
  }

  private func field(_ id: ExpressionID) -> ReferenceField {
    guard let field = fields[id.position] else { preconditionFailure("the binder names only fields") }
    return field
  }

  /// The condition at every element, and a null for every list that is null, connected as one flat chain.
  private func quantified(
    _ quantification: Quantification, over list: ReferenceField, _ condition: ExpressionID, _ place: Place
  ) -> Outcome {
    let outcomes = list.elements(at: place).map { element in
      element.map { outcome(of: condition, at: $0) } ?? .null
    }
    return connect(quantification == .any ? .or : .and, outcomes)
  }

  private func isNull(_ operand: Outcome) -> Outcome {
    switch operand {
    case .value: .value(.boolean(false))
    case .null: .value(.boolean(true))
    case .failure: operand
    }
  }

  private func not(_ operand: Outcome) -> Outcome {
    guard case .value(.boolean(let truth)) = operand else { return operand }
    return .value(.boolean(!truth))
  }

  /// One operand that decides wins, else a failure, else null, else the other truth value.
  private func connect(_ connective: LogicalConnective, _ operands: [Outcome]) -> Outcome {
    let deciding = Outcome.value(.boolean(connective == .or))
    if operands.contains(deciding) { return deciding }
    if let failure = Outcome.leftmostFailure(operands) { return failure }
    return operands.contains(.null) ? .null : .value(.boolean(connective == .and))
  }

  private func between(
    _ subject: ExpressionID, _ low: ExpressionID, _ high: ExpressionID, _ place: Place
  ) -> Outcome {
    let subject = outcome(of: subject, at: place)
    return connect(
      .and,
      [
        compare(.greaterOrEqual, [subject, outcome(of: low, at: place)]),
        compare(.lessOrEqual, [subject, outcome(of: high, at: place)]),
      ])
  }

  private func compare(_ comparison: Comparison, _ operands: [Outcome]) -> Outcome {
    switch ReferenceEvaluator.values(operands) {
    case .failure(let outcome): return outcome
    case .success(let values):
      let order = ReferenceOrder.compare(values[0], values[1])
      let truth =
        switch comparison {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
      return .value(.boolean(truth))
    }
  }

  private func firstValue(_ operands: [ExpressionID], _ place: Place) -> Outcome {
    for operand in operands {
      let outcome = outcome(of: operand, at: place)
      if outcome != .null { return outcome }
    }
    return .null
  }
}

extension ReferenceEvaluator {
  /// The values of operands, or the outcome that a strict operation has without looking at them.
  enum Operands {
    case success([Scalar])
    case failure(Outcome)
  }

  /// A failure beats a null, a null beats values.
  static func values(_ operands: [Outcome], nullsAreValues: Bool = false) -> Operands {
    if let failure = Outcome.leftmostFailure(operands) { return .failure(failure) }
    if operands.contains(.null) && !nullsAreValues { return .failure(.null) }
    return .success(
      operands.map { outcome in
        guard case .value(let value) = outcome else { return .null }
        return value
      })
  }

  /// The values of expressions in a row, or the leftmost failure among them.
  func values(of ids: [ExpressionID], row: Int) throws(ExecutionFailure) -> [Scalar] {
    try values(of: ids, rows: [row])[0]
  }

  /// The values of expressions in some rows, or in some groups; or the failure of the first row of the table that
  /// fails, the leftmost there. Groups that fail as wholes come behind all rows.
  ///
  /// - Parameter rows: In ascending order.
  func values(of ids: [ExpressionID], rows: [Int]) throws(ExecutionFailure) -> [[Scalar]] {
    var found: [[Scalar]] = []
    var failures: [(row: Int, place: Int, failure: ExecutionFailure)] = []
    for row in rows {
      switch ReferenceEvaluator.values(ids.map { outcome(of: $0, row: row) }, nullsAreValues: true) {
      case .success(let values): found.append(values)
      case .failure(.failure(let id, let reason, let failingRow)):
        failures.append((groups.isEmpty ? row : failingRow, row, .expression(id, reason)))
      case .failure: preconditionFailure("nulls are values here")
      }
    }
    if let first = failures.min(by: { ($0.row, $0.place) < ($1.row, $1.place) }) { throw first.failure }
    return found
  }

  /// Operations that compute a value from the values of all their operands.
  private func computed(_ id: ExpressionID, _ place: Place) -> Outcome {
    let operation = expressions[id].operation
    let operands = operands(of: operation).map { outcome(of: $0, at: place) }
    switch ReferenceEvaluator.values(operands, nullsAreValues: takesNulls(operation)) {
    case .failure(let outcome): return outcome
    case .success(let values):
      do throws(OperationFailure) {
        return Outcome(try value(of: operation, values))
      } catch {
        return .failure(id, error.reason)
      }
    }
  }

  private func operands(of operation: BoundOperation) -> [ExpressionID] {
    switch operation {
    case .textMatch(_, let text, let pattern): [text, pattern]
    case .negation(let operand), .conversion(_, let operand): [operand]
    case .arithmetic(_, let left, let right): [left, right]
    case .call(_, let arguments): arguments
    default: []
    }
  }

  private func takesNulls(_ operation: BoundOperation) -> Bool {
    guard case .call(let function, _) = operation else { return false }
    return [.concat, .least, .greatest].contains(function)
  }

  private func value(of operation: BoundOperation, _ values: [Scalar]) throws(OperationFailure) -> Scalar {
    switch operation {
    case .textMatch(let match, _, _): try ReferenceText.matches(match, values)
    case .negation: try ReferenceArithmetic.negation(values[0])
    case .conversion(let conversion, _): ReferenceArithmetic.conversion(conversion, values[0])
    case .arithmetic(let arithmetic, _, _):
      try ReferenceArithmetic.value(arithmetic, values[0], values[1])
    case .call(let function, _): try ReferenceFunctions.value(function, values)
    default: preconditionFailure("only operations that compute come here")
    }
  }
}
