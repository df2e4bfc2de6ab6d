import Columnar
import QueryPlan
import Values

/// Makes groups of rows as the language says it: one row after the other.
struct ReferenceGrouping {
  private let grouping: BoundGrouping
  private let evaluator: ReferenceEvaluator

  init(_ grouping: BoundGrouping, _ evaluator: ReferenceEvaluator) {
    self.grouping = grouping
    self.evaluator = evaluator
  }

  /// The groups in the order of their first rows, with their aggregates.
  func groups(of rows: [Int]) throws(ExecutionFailure) -> [ReferenceGroup] {
    var groups: [ReferenceGroup] = grouping.keys.isEmpty ? [ReferenceGroup(keys: [])] : []
    var numbers: [[Scalar]: Int] = grouping.keys.isEmpty ? [[]: 0] : [:]
    for row in rows {
      let keys = try evaluator.values(of: grouping.keys, row: row)
      if numbers[keys] == nil {
        numbers[keys] = groups.count
        groups.append(ReferenceGroup(keys: keys))
      }
      if let number = numbers[keys] { groups[number].rows.append(row) }
    }
    return groups.map { group in
      var group = group
      group.aggregates = grouping.aggregates.map { aggregate($0, of: group) }
      return group
    }
  }

  private func aggregate(_ aggregate: BoundAggregate, of group: ReferenceGroup) -> ReferenceGroup.Aggregate {
    guard let argument = aggregate.argument else { return .value(.integer(Int64(group.rows.count))) }
    var values: [(row: Int, value: Scalar)] = []
    for row in group.rows {
      switch evaluator.outcome(of: argument, row: row) {
      case .value(let value): values.append((row, value))
      case .null: break
      case .failure(let id, let reason, _): return .argumentFailure(.failure(id, reason, row: row))
      }
    }
    do throws(OperationFailure) {
      return .value(try ReferenceAggregates.value(aggregate.function, of: values))
    } catch {
      return .failure(error.reason)
    }
  }
}
