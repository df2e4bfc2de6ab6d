import Columnar
import QueryExecution
import QueryOptimizer
import QueryPlan
import Values

/// A plan with groups, written by hand, and its answer as plain values.
struct GroupingQuery {
  var builder: PlanBuilder
  var keys: [ExpressionID] = []
  var aggregates: [BoundAggregate] = []
  var filter: ExpressionID?
  var having: ExpressionID?
  var isDistinct = false
  var limit: Int?
  var order: [BoundOrderKey] = []
  /// Over groups; without any, all keys and then all aggregates are shown.
  var output: [ExpressionID] = []
  var threads = 1

  init(_ table: ColumnTable) { builder = PlanBuilder(table) }

  /// Adds an aggregate of a field.
  mutating func aggregate(_ function: BoundAggregate.Function, field: Int? = nil) {
    let argument = field.map { builder.field($0) }
    aggregates.append(BoundAggregate(function, argument))
  }

  /// An expression over groups that reads a key.
  mutating func key(_ index: Int) -> ExpressionID {
    builder.add(.groupKey(index), builder.expressions[keys[index]].type)
  }

  /// An expression over groups that reads an aggregate.
  mutating func value(_ index: Int) -> ExpressionID {
    let aggregate = aggregates[index]
    let type = aggregate.argument.map { builder.expressions[$0].type } ?? .integer
    return builder.add(.aggregate(index), Self.resultType(aggregate.function, type))
  }

  private static func resultType(_ function: BoundAggregate.Function, _ type: ScalarType) -> ScalarType {
    switch function {
    case .countRows, .count, .countDistinct: .integer
    case .sum: type == .boolean ? .integer : type
    case .avg: type == .duration ? .duration : .real
    case .min, .max: type
    }
  }

  /// The rows of the answer.
  func rows() throws(ExecutionFailure) -> [[Scalar]] {
    try result().scalars
  }

  func result(_ options: ExecutionOptions? = nil) throws(ExecutionFailure) -> ResultSet {
    var options = options ?? ExecutionOptions()
    options.threads = threads
    return try Executor.run(plan, on: builder.table, options: options)
  }

  var plan: PhysicalPlan {
    var query = self
    if query.output.isEmpty {
      query.output = query.keys.indices.map { query.key($0) }
      query.output += query.aggregates.indices.map { query.value($0) }
    }
    let plan = LogicalPlan(
      expressions: query.builder.expressions, filter: filter,
      grouping: BoundGrouping(keys: keys, aggregates: aggregates, having: having), isDistinct: isDistinct,
      order: order, limit: limit,
      output: .columns(
        query.output.enumerated().map { OutputColumn(name: "c\($0)", content: .expression($1)) }))
    return Optimizer.optimize(plan, for: builder.table)
  }
}

extension ResultSet {
  /// All values, row by row.
  var scalars: [[Scalar]] {
    (0..<count).map { row in
      columns.map { column in
        storage(of: column).scalar(storageRow(of: column, row: row)) ?? .null
      }
    }
  }
}

extension TestTable {
  static func integers(_ values: Int64...) -> [Scalar] { values.map { Scalar.integer($0) } }
  static func texts(_ values: String...) -> [Scalar] { values.map { Scalar.text($0) } }
}
