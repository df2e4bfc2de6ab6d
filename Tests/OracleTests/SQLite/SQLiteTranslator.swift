import Columnar
import QueryPlan
import Values

/// A plan as SQL for SQLite, where both mean the same: nil for what has no counterpart there, or another meaning.
/// Durations, dates and time stamps are integers, booleans 0 and 1.
struct SQLiteTranslator {
  let plan: LogicalPlan
  let table: ColumnTable
  /// True inside a quantifier.
  var isInsideQuantifier = false

  init(_ plan: LogicalPlan, on table: ColumnTable) {
    self.plan = plan
    self.table = table
  }

  /// The query for row numbers, from 0, and values.
  func query() -> SQLiteQuery? {
    guard let source = source(), let items = items(), let keys = all(plan.order.map(\.expression)) else {
      return nil
    }
    let itemNames = items.indices.map { "o\($0)" }
    let keyNames = keys.indices.map { "q\($0)" }
    let columns = zip(items.map(\.sql) + keys, itemNames + keyNames).map { "\($0) as \($1)" }
    var sql = "select \((["row"] + columns).joined(separator: ", ")) from \(source)"
    if plan.isDistinct {
      // Keys of the order are among the items, so that they tell no more rows apart.
      let names = (itemNames + keyNames).joined(separator: ", ")
      sql = "select min(row) as row, \(names) from (\(sql)) group by \(names)"
    }
    let hasRowNumbers = plan.grouping == nil
    let printed = zip(itemNames, items).map { SQLiteQuery.printed($0, $1.type) }
    let shown = (hasRowNumbers ? ["row"] : []) + printed
    sql = "select \(shown.joined(separator: ", ")) from (\(sql)) order by \(order(keyNames)) \(cut)"
    return SQLiteQuery(sql: sql, hasRowNumbers: hasRowNumbers, types: items.map(\.type))
  }

  private var cut: String { "limit \(plan.limit ?? -1) offset \(plan.offset)" }

  private func order(_ keyNames: [String]) -> String {
    let keys = zip(plan.order, keyNames).flatMap { key, name in
      [
        "\(name) is null \(key.nullsFirst ? "desc" : "asc")", "\(name) \(key.isDescending ? "desc" : "asc")",
      ]
    }
    return (keys + ["row"]).joined(separator: ", ")
  }

  private func items() -> [(sql: String, type: ScalarType)]? {
    guard !plan.order.contains(where: \.isNatural) else { return nil }
    guard case .columns(let columns) = plan.output else { return [] }
    var items: [(sql: String, type: ScalarType)] = []
    for column in columns {
      switch column.content {
      case .field(let path):
        guard let type = table.schema.field(at: path)?.type.scalarType else { return nil }
        items.append((SQLiteFields.name("c", path), type))
      case .listValues: return nil
      case .expression(let id):
        guard let sql = expression(id) else { return nil }
        items.append((sql, plan.expressions[id].type))
      }
    }
    return items
  }

  /// The rows, or the groups, that items and keys are computed of: something with a column `row`, and named `t`
  /// where it is of rows.
  private func source() -> String? {
    var filter = ""
    if let condition = plan.filter {
      guard let sql = expression(condition) else { return nil }
      filter = " where \(sql)"
    }
    if let grouping = plan.grouping { return groups(grouping, filter) }
    return filter.isEmpty ? "t" : "(select * from t\(filter)) as t"
  }

  /// Keys and arguments are computed first, as columns `k` and `x`; then groups are made of them.
  private func groups(_ grouping: BoundGrouping, _ filter: String) -> String? {
    guard let keys = all(grouping.keys), let arguments = all(grouping.aggregates.compactMap(\.argument))
    else {
      return nil
    }
    let names = keys.indices.map { "k\($0)" }
    let argumentNames = arguments.indices.map { "x\($0)" }
    let columns = zip(keys + arguments, names + argumentNames).map { "\($0) as \($1)" }
    let rows = "(select \((["row"] + columns).joined(separator: ", ")) from t\(filter))"
    guard let aggregates = aggregates(grouping.aggregates, of: argumentNames) else { return nil }
    let group = names.isEmpty ? "" : " group by \(names.joined(separator: ", "))"
    let shown = (["min(row) as row"] + names + aggregates).joined(separator: ", ")
    let groups = "(select \(shown) from \(rows)\(group))"
    guard let having = grouping.having else { return groups }
    return expression(having).map { "(select * from \(groups) where \($0))" }
  }

  /// All aggregates, as columns `a`; nil where one has no counterpart.
  private func aggregates(_ aggregates: [BoundAggregate], of arguments: [String]) -> [String]? {
    var rest = arguments[...]
    var found: [String] = []
    for aggregate in aggregates {
      let argument = aggregate.argument == nil ? "" : rest.removeFirst()
      guard let sql = self.aggregate(aggregate, of: argument) else { return nil }
      found.append("\(sql) as a\(found.count)")
    }
    return found
  }

  /// All of some expressions; nil where one has no counterpart.
  private func all(_ ids: [ExpressionID]) -> [String]? {
    var found: [String] = []
    for id in ids {
      guard let sql = expression(id) else { return nil }
      found.append(sql)
    }
    return found
  }

  static func literal(_ value: Scalar) -> String {
    switch value {
    case .null: "null"
    case .real(let value): value.description
    case .text(let text): LiteralText.quoted(text)
    case .integer(.min): "(-9223372036854775807 - 1)"
    case .duration(let value): literal(.integer(value.microseconds))
    case .boolean, .integer, .date, .timestamp: number(value)
    }
  }

  /// The integer that stands for a value.
  static func number(_ value: Scalar) -> String {
    switch value {
    case .boolean(let value): value ? "1" : "0"
    case .integer(let value): value.description
    case .duration(let value): value.microseconds.description
    case .date(let value): value.daysSinceEpoch.description
    case .timestamp(let value): value.microsecondsSinceEpoch.description
    case .null, .real, .text: preconditionFailure("\(value) is no whole number")
    }
  }
}
