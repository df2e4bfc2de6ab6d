import Columnar
import QueryPlan
import Values

extension SQLiteTranslator {
  /// One expression, in brackets where it needs them.
  func expression(_ id: ExpressionID) -> String? {
    switch plan.expressions[id].operation {
    case .constant(let value): return SQLiteTranslator.literal(value)
    case .field(let path):
      return SQLiteFields.name("c", path)
    case .fieldIsNull(let path): return isNull(path)
    case .listLength(let path):
      let isOwn = table.nestedColumn(at: path, entersLast: false)?.lists.isEmpty ?? false
      return isOwn || isInsideQuantifier ? SQLiteFields.name("n", path) : nil
    case .quantified(let quantification, let list, let condition):
      return quantified(quantification, list, condition)
    case .groupKey(let index): return "k\(index)"
    case .aggregate(let index): return "a\(index)"
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
    case .call(.length, let operands): return filled("length({})", operands)
    case .call(.nullif, let operands):
      // Beside a null SQLite gives the first operand.
      return filled(
        "(case when {} is null then null else nullif({}, {}) end)", [operands[1], operands[0], operands[1]])
    case .call: return nil
    }
  }

  private func isNull(_ path: FieldPath) -> String? {
    guard let type = table.schema.field(at: path)?.type else { return nil }
    switch type {
    case .scalar, .mixed: return "(\(SQLiteFields.name("c", path)) is null)"
    case .record: return "(\(SQLiteFields.name("r", path)) is null)"
    case .list:
      // Inside a quantifier a list of scalars is its element.
      let prefix = isInsideQuantifier && type.fields.isEmpty ? "c" : "n"
      return "(\(SQLiteFields.name(prefix, path)) is null)"
    }
  }

  /// The largest of the truth values of a row's elements is their `or`, the smallest their `and`, but for nulls.
  private func quantified(
    _ quantification: Quantification, _ list: FieldPath, _ condition: ExpressionID
  ) -> String? {
    var inside = self
    inside.isInsideQuantifier = true
    guard let condition = inside.expression(condition) else { return nil }
    let truth = "case when hole then null else \(condition) end"
    let decision =
      switch quantification {
      case .any: "when max(\(truth)) = 1 then 1 when count(*) > count(\(truth)) then null else 0"
      case .all: "when min(\(truth)) = 0 then 0 when count(*) > count(\(truth)) then null else 1"
      }
    return "(select case \(decision) end from \(SQLiteFields.tableName(list)) as e where e.row = t.row)"
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
