import Columnar
import QueryPlan
import Values

/// A plan as SQL for SQLite, where both mean the same: nil for what has no counterpart there, or another meaning.
/// Durations, dates and time stamps are integers, booleans 0 and 1.
struct SQLiteTranslator {
  private let plan: LogicalPlan
  private let schema: Schema

  init(_ plan: LogicalPlan, schema: Schema) {
    self.plan = plan
    self.schema = schema
  }

  /// The query for row numbers, from 0, or for the count.
  func query() -> String? {
    var sql: String
    switch plan.output {
    case .records: sql = "select row from t"
    case .columns:
      guard isCount else { return nil }
      sql = "select count(*) from t"
    }
    if let filter = plan.filter {
      guard let condition = expression(filter) else { return nil }
      sql += " where \(condition)"
    }
    if isCount { return counted(sql) }
    var keys: [String] = []
    for key in plan.order {
      guard let text = expression(key.expression) else { return nil }
      keys.append("(\(text)) is null \(key.nullsFirst ? "desc" : "asc")")
      // An integer by itself would be the number of a column.
      keys.append("ifnull(\(text), null) \(key.isDescending ? "desc" : "asc")")
    }
    return sql + " order by \((keys + ["row"]).joined(separator: ", "))" + cut
  }

  private var isCount: Bool {
    guard let grouping = plan.grouping, case .columns(let columns) = plan.output else { return false }
    return grouping.keys.isEmpty && grouping.aggregates.map(\.function) == [.countRows] && columns.count == 1
  }

  private func counted(_ sql: String) -> String { "select * from (\(sql))\(cut)" }

  private var cut: String { " limit \(plan.limit ?? -1) offset \(plan.offset)" }

  /// The name of a field's column.
  static func columnName(_ path: FieldPath) -> String {
    "c" + path.steps.map(String.init).joined(separator: "_")
  }

  static func literal(_ value: Scalar) -> String {
    switch value {
    case .null: "null"
    case .boolean(let value): value ? "1" : "0"
    case .integer(.min): "(-9223372036854775807 - 1)"
    case .integer(let value): value.description
    case .real(let value): value.description
    case .text(let text): LiteralText.quoted(text)
    case .duration(let value): literal(.integer(value.microseconds))
    case .date(let value): literal(.integer(value.daysSinceEpoch))
    case .timestamp(let value): literal(.integer(value.microsecondsSinceEpoch))
    }
  }

  /// One expression, in brackets where it needs them.
  private func expression(_ id: ExpressionID) -> String? {
    switch plan.expressions[id].operation {
    case .constant(let value): return SQLiteTranslator.literal(value)
    case .field(let path):
      return schema.field(at: path)?.type.scalarType.map { _ in SQLiteTranslator.columnName(path) }
    case .listLength, .quantified, .groupKey, .aggregate: return nil
    case .fieldIsNull(let path):
      guard schema.field(at: path)?.type.scalarType != nil else { return nil }
      return "(\(SQLiteTranslator.columnName(path)) is null)"
    case .isNull(let operand): return filled("({} is null)", [operand])
    case .not(let operand): return filled("(not {})", [operand])
    case .logical(let connective, let operands): return joined(operands, connective.rawValue)
    case .comparison(let comparison, let left, let right):
      return filled("({} \(comparison.rawValue) {})", [left, right])
    case .between(let subject, let low, let high):
      return filled("({} between {} and {})", [subject, low, high])
    case .membership(let subject, let items):
      return filled("({} in (\(items.map { _ in "{}" }.joined(separator: ", "))))", [subject] + items)
    case .constantMembership(let subject, let items):
      let list = items.map(SQLiteTranslator.literal).joined(separator: ", ")
      return expression(subject).map { "(\($0) in (\(list)))" }
    case .textMatch(.like, let text, let pattern): return filled("({} like {} escape '\\')", [text, pattern])
    case .textMatch: return nil
    case .negation(let operand): return filled("(- {})", [operand])
    case .arithmetic(let arithmetic, let left, let right):
      return template(arithmetic).flatMap { filled($0, [left, right]) }
    case .conversion(.integerToReal, let operand): return filled("cast({} as real)", [operand])
    case .conversion(.dateToTimestamp, let operand): return filled("({} * 86400000000)", [operand])
    case .conditional(let condition, let then, let otherwise):
      return filled("(case when {} then {} else {} end)", [condition, then, otherwise])
    case .coalesce(let operands):
      return filled("coalesce(\(operands.map { _ in "{}" }.joined(separator: ", ")))", operands)
    case .call: return nil
    }
  }

  /// A chain as a balanced tree: SQLite bounds the depth of expressions.
  private func joined(_ operands: [ExpressionID], _ word: String) -> String? {
    filled("(" + operands.map { _ in "{}" }.joined(separator: " \(word) ") + ")", operands)
  }

  private func filled(_ template: String, _ operands: [ExpressionID]) -> String? {
    var draft = ExpressionDraft(nil, template, operands.map { _ in ExpressionDraft(nil, leaf: "") })
    var text = draft.parts.removeFirst()
    for (part, operand) in zip(draft.parts, operands) {
      guard let operand = expression(operand) else { return nil }
      text += operand + part
    }
    return text
  }

  /// Only what is exact in both: SQLite's `/` of a duration truncates, its `%` makes integers of reals.
  private func template(_ arithmetic: Arithmetic) -> String? {
    switch arithmetic {
    case .integerAdd, .realAdd, .durationAdd, .timestampPlusDuration: "({} + {})"
    case .integerSubtract, .realSubtract, .durationSubtract, .timestampDifference, .timestampMinusDuration:
      "({} - {})"
    case .integerMultiply, .realMultiply, .durationTimesInteger: "({} * {})"
    case .integerQuotient, .durationQuotient, .realDivide: "({} / {})"
    case .integerRemainder, .durationRemainder: "({} % {})"
    case .dateDifference: "(({} - {}) * 86400000000)"
    case .integerDivide, .realQuotient, .realRemainder, .durationTimesReal, .durationDividedByInteger,
      .durationDividedByReal, .durationDividedByDuration:
      nil
    }
  }
}
