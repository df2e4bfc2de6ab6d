import Columnar
import QueryPlan
import Values

/// A grouping, compiled: what is evaluated for every row, and what is kept of every group.
struct GroupingPlan: Sendable {
  let keys: [ValueSource]
  let layout: KeyLayout
  /// The arguments of aggregates, each expression once.
  let arguments: [ValueSource]
  /// What is kept, each kind once. That of a `values` stands before all others of its argument.
  let states: [GroupStateKind]
  /// By aggregate: its argument, and the places of its state and of the number of its values among the states.
  let aggregates: [Aggregate]

  struct Aggregate: Sendable {
    let function: BoundAggregate.Function
    let argument: Int?
    let state: Int
    /// Equal to `state` for `countRows`.
    let valueCount: Int
  }

  /// Groups without aggregates.
  init(keys: [ValueSource]) {
    self.keys = keys
    layout = KeyLayout(keys)
    arguments = []
    states = []
    aggregates = []
  }

  init(_ grouping: BoundGrouping, _ context: ExecutionContext) {
    keys = grouping.keys.indices.map { ValueSource(.groupingKey($0), context) }
    layout = KeyLayout(keys)
    let expressions = ExpressionIdentity(context.plan.optimized.expressions, of: grouping)
    var argumentNumbers: [ExpressionID: Int] = [:]
    var arguments: [ValueSource] = []
    var stateNumbers: [GroupStateKind: Int] = [:]
    var states: [GroupStateKind] = []
    func state(_ kind: GroupStateKind) -> Int {
      if let number = stateNumbers[kind] { return number }
      stateNumbers[kind] = states.count
      states.append(kind)
      return states.count - 1
    }
    aggregates = grouping.aggregates.enumerated().map { index, aggregate in
      guard let id = aggregate.argument.map({ expressions.first(equalTo: $0) }) else {
        let rows = state(.rows)
        return Aggregate(function: aggregate.function, argument: nil, state: rows, valueCount: rows)
      }
      let argument = argumentNumbers[id] ?? arguments.count
      if argument == arguments.count {
        arguments.append(ValueSource(.aggregateArgument(index), context))
        argumentNumbers[id] = argument
      }
      let valueCount = state(.values(argument))
      let kind = GroupStateKind(aggregate.function, arguments[argument].type, argument: argument)
      return Aggregate(
        function: aggregate.function, argument: argument, state: state(kind), valueCount: valueCount)
    }
    self.arguments = arguments
    self.states = states
  }

  /// How many rows a batch may have.
  var batchRowCount: Int {
    (keys + arguments).map { $0.batchRowCount }.min() ?? Blocks.rowCount
  }

  /// States of no groups.
  func makeStates() -> [any GroupState] {
    states.map { kind in kind.makeState(of: kind.argument.map { arguments[$0] }) }
  }
}
