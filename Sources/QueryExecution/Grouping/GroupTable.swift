import Columnar
import QueryPlan
import Values

/// Makes the table of the groups out of what was collected.
struct GroupTable {
  let collector: GroupCollector
  let context: ExecutionContext

  private var plan: GroupingPlan { collector.plan }

  func rows() throws(ExecutionFailure) -> GroupedRows {
    var fields: [Field] = []
    var columns: [Column] = []
    for key in plan.keys.indices {
      if let column = try mixedKeyColumn(key) {
        fields.append(Field("key \(key)", .mixed))
        columns.append(column)
      } else {
        fields.append(Field("key \(key)", .scalar(plan.keys[key].type)))
        columns.append(try keyColumn(key))
      }
    }
    var failures: [AggregateFailures?] = []
    for (index, aggregate) in plan.aggregates.enumerated() {
      var builder = AggregateColumnBuilder(
        groupCount: collector.groupCount,
        failingRows: aggregate.argument.flatMap { collector.failingRows[$0] }, context.interruption)
      let column = try column(of: aggregate, &builder)
      fields.append(Field("aggregate \(index)", .scalar(column.scalarType)))
      columns.append(column)
      failures.append(builder.failures)
    }
    return GroupedRows(
      table: ColumnTable(schema: Schema(fields), columns: columns, rowCount: collector.groupCount),
      keyCount: plan.keys.count, failures: failures, source: context.table,
      boundArguments: context.plan.bound.grouping?.aggregates.map { $0.argument } ?? [])
  }

  /// The values of a key that is a field of several kinds of JSON, for the first row of every group: they keep their
  /// source. Nil for every other key.
  private func mixedKeyColumn(_ key: Int) throws(ExecutionFailure) -> Column? {
    guard let id = context.plan.optimized.grouping?.keys[key], let column = context.storedColumn(id),
      case .mixed = column
    else { return nil }
    return try column.gathered(rows: collector.firstRows.map { Int($0) }) { () throws(ExecutionFailure) in
      try context.interruption.check()
    }
  }

  /// The values of a key, computed once more for the first row of every group.
  private func keyColumn(_ key: Int) throws(ExecutionFailure) -> Column {
    let source = plan.keys[key]
    let rows = RowSelection.list(collector.firstRows)
    if let column = dictionaryColumn(source, rows) { return column }
    var builder = ComputedColumnBuilder(source.type, count: rows.count)
    for start in stride(from: 0, to: rows.count, by: source.batchRowCount) {
      try context.interruption.check()
      let places = start..<min(start + source.batchRowCount, rows.count)
      let values = source.vector(rows.slice(places))
      try context.interruption.checkKnown()
      if !builder.append(values, places.count) {
        throw .expression(context.plan.bound.grouping?.keys[key] ?? ExpressionID(0), .overflow)
      }
    }
    return try builder.column(context.interruption)
  }

  /// The column of the only key where its groups are all texts of a dictionary: it shares them. Nil for other keys.
  private func dictionaryColumn(_ source: ValueSource, _ rows: RowSelection) -> Column? {
    guard plan.keys.count == 1, case .codes(let codes, of: .text(let column)) = source.content,
      case .dictionary(let texts, _, _) = column.storage, column.nullity.validity == nil,
      rows.count == texts.count
    else { return nil }
    return .text(
      TextColumn(dictionary: texts, codes: GatherKernels.codes(codes, rows: rows), nullity: .none))
  }

  private func column(
    of aggregate: GroupingPlan.Aggregate, _ builder: inout AggregateColumnBuilder
  ) throws(ExecutionFailure) -> Column {
    let state = collector.states[aggregate.state]
    guard let argument = aggregate.argument,
      let values = (collector.states[aggregate.valueCount] as? GroupCounts)?.counts
    else { return try counts(state, &builder) }
    let source = plan.arguments[argument]
    switch aggregate.function {
    case .countRows, .count, .countDistinct: return try counts(state, &builder)
    case .sum: return try sums(state, values, source.type, &builder)
    case .avg: return try averages(state, values, source.type, &builder)
    case .min, .max: return try extremes(state, values, source, &builder)
    }
  }

  private func counts(
    _ state: any GroupState, _ builder: inout AggregateColumnBuilder
  ) throws(ExecutionFailure) -> Column {
    guard let counts = (state as? GroupCounts)?.counts ?? (state as? DistinctValues)?.counts else {
      preconditionFailure("counts are kept as such")
    }
    return try builder.numbers(.integer) { .value(Int64(counts[$0])) }
  }

  private func sums(
    _ state: any GroupState, _ values: [UInt32], _ type: ScalarType,
    _ builder: inout AggregateColumnBuilder
  ) throws(ExecutionFailure) -> Column {
    if let trues = (state as? GroupCounts)?.counts {
      return try builder.numbers(.integer) { values[$0] == 0 ? .null : .value(Int64(trues[$0])) }
    }
    if let sums = state as? IntegerSums {
      return try builder.numbers(type) {
        values[$0] == 0 ? .null : Element(Int64(exactly: sums.sum($0)), orFailed: .overflow)
      }
    }
    guard let sums = state as? RealSums else { preconditionFailure("sums are kept as such") }
    return try builder.reals { values[$0] == 0 ? .null : Element(finite: sums.sum($0)) }
  }

  private func averages(
    _ state: any GroupState, _ values: [UInt32], _ type: ScalarType,
    _ builder: inout AggregateColumnBuilder
  ) throws(ExecutionFailure) -> Column {
    if let trues = (state as? GroupCounts)?.counts {
      return try builder.reals {
        values[$0] == 0 ? .null : .value(IntegerMath.dividedAsReal(Int64(trues[$0]), Int64(values[$0])))
      }
    }
    if let sums = state as? IntegerSums {
      if type == .duration {
        return try builder.numbers(type) {
          guard values[$0] > 0 else { return .null }
          let average = ExactDuration.average(sum: sums.sum($0), count: Int64(values[$0]))
          return Element(average?.microseconds, orFailed: .overflow)
        }
      }
      return try builder.reals {
        values[$0] == 0
          ? .null : .value(IntegerMath.average(sum: sums.sum($0), count: Int64(values[$0])))
      }
    }
    guard let sums = state as? RealSums else { preconditionFailure("sums are kept as such") }
    return try builder.reals {
      values[$0] == 0 ? .null : Element(finite: sums.sum($0) / Double(values[$0]))
    }
  }

  private func extremes(
    _ state: any GroupState, _ values: [UInt32], _ source: ValueSource,
    _ builder: inout AggregateColumnBuilder
  ) throws(ExecutionFailure) -> Column {
    if let texts = state as? TextExtremes {
      return try builder.texts { values[$0] == 0 ? .null : .value(texts.text($0)) }
    }
    guard let words = (state as? WordExtremes)?.words else {
      preconditionFailure("extremes are kept as such")
    }
    switch source.type {
    case .boolean: return try builder.booleans { values[$0] == 0 ? .null : .value(words[$0] == 1) }
    case .real: return try builder.reals { values[$0] == 0 ? .null : .value(OrderedReal.real(words[$0])) }
    case .integer, .duration, .date, .timestamp:
      return try builder.numbers(source.type) {
        values[$0] == 0 ? .null : .value(source.number(ofWord: words[$0]))
      }
    case .text:
      guard case .codes(_, let column) = source.content,
        case .dictionary(let texts, _, _) = column.texts?.storage
      else { preconditionFailure("texts with words are those of a dictionary") }
      return try builder.texts { values[$0] == 0 ? .null : .value(texts[Int(words[$0])]) }
    }
  }
}

extension Column {
  /// The type of the values of a column that holds scalars.
  fileprivate var scalarType: ScalarType {
    switch self {
    case .boolean: .boolean
    case .number(let column): column.type
    case .real: .real
    case .text, .mixed, .record, .list: .text
    }
  }
}
