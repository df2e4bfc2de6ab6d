import QueryBinder
import QueryDiagnostics
import QueryPlan
import QuerySyntax
import Values

/// A bound query whose parameters stand in it as constants that others of the same types can take the place of.
///
/// Only parameters as operands inside `where`, in `limit` and in `offset` can be exchanged: elsewhere their values
/// decide what the query is (equal keys of a group, the terms of a search).
final class QueryTemplate: Sendable {
  private struct Place: Sendable {
    let name: String
    let id: ExpressionID
  }

  private let runnable: RunnableQuery
  private let types: [String: ScalarType?]
  private let places: [Place]
  private let limit: String?
  private let offset: String?

  /// Nil where a parameter stands where its value decides more than a constant.
  init?(_ runnable: RunnableQuery, _ bindings: ParameterBindings) {
    let tree = runnable.tree
    let written = ParameterPlaces(tree)
    guard written.lists.isEmpty, written.search == nil, tree.explain == nil else { return nil }
    var places: [Place] = []
    if !written.operands.isEmpty {
      guard let filter = tree.filter else { return nil }
      let filterSpan = tree.expressions[filter.expression].span
      for operand in written.operands {
        guard filterSpan.start <= operand.span.start, operand.span.end <= filterSpan.end,
          case .typed(let value)? = bindings.values[operand.name],
          let found = QueryTemplate.constants(at: operand.span, value, in: runnable.bound)
        else { return nil }
        places += found.map { Place(name: operand.name, id: $0) }
      }
    }
    var types: [String: ScalarType?] = [:]
    for (name, value) in bindings.values {
      guard case .typed(let scalar) = value else { return nil }
      types[name] = .some(scalar.type)
    }
    // Without parameters nothing of it changes from run to run.
    self.runnable = bindings.values.isEmpty ? runnable.remembering : runnable
    self.types = types
    self.places = places
    limit = written.limit?.name
    offset = written.offset?.name
  }

  /// The constants that a parameter became; nil unless they are just its value.
  private static func constants(at span: SourceSpan, _ value: Scalar, in query: BoundQuery) -> [ExpressionID]?
  {
    var found: [ExpressionID] = []
    for (position, written) in query.spans.enumerated() where written == span {
      let node = query.plan.expressions.nodes[position]
      guard case .constant(let constant) = node.operation else { continue }
      // A text that became a date, and a null that became typed by its place, depend on more than their types.
      guard constant == value, let type = value.type, node.type == type else { return nil }
      found.append(ExpressionID(position))
    }
    guard !found.isEmpty, !found.contains(where: { isPattern($0, in: query) }) else { return nil }
    return found
  }

  /// True for a pattern that binding looks into.
  private static func isPattern(_ id: ExpressionID, in query: BoundQuery) -> Bool {
    query.plan.expressions.nodes.contains { node in
      if case .textMatch(.like, _, pattern: id) = node.operation { return true }
      if case .textMatch(.ilike, _, pattern: id) = node.operation { return true }
      return false
    }
  }

  /// The query, where it has no parameters.
  var lasting: RunnableQuery? { types.isEmpty ? runnable : nil }

  /// The query with other values; nil where they are not of the same types or no number of rows.
  func filled(with bindings: ParameterBindings) -> RunnableQuery? {
    guard bindings.values.count == types.count else { return nil }
    if types.isEmpty { return runnable }
    var plan = runnable.bound.plan
    for (name, value) in bindings.values {
      guard case .typed(let scalar) = value, let type = types[name], scalar.type == type,
        QueryTemplate.isFinite(scalar)
      else { return nil }
    }
    if !places.isEmpty {
      var expressions = plan.expressions
      for place in places {
        guard case .typed(let value)? = bindings.values[place.name] else { return nil }
        expressions.replace(place.id, with: BoundExpression(.constant(value), expressions[place.id].type))
      }
      plan.expressions = expressions
    }
    if let offset {
      guard let count = QueryTemplate.count(bindings.values[offset]) else { return nil }
      plan.offset = count
    }
    if let limit {
      guard let count = QueryTemplate.count(bindings.values[limit]) else { return nil }
      plan.limit = count
    }
    plan.limit = plan.limit.map { min($0, Int.max - plan.offset) }
    return runnable.with(plan)
  }

  private static func isFinite(_ value: Scalar) -> Bool {
    if case .real(let number) = value { return number.isFinite }
    return true
  }

  private static func count(_ value: ParameterValue?) -> Int? {
    guard case .typed(.integer(let number))? = value, number >= 0 else { return nil }
    return Int(clamping: number)
  }
}
