import Columnar
import QueryPlan
import Values

extension SQLiteTranslator {
  /// An aggregate of a column; nil where SQLite rounds on its way.
  func aggregate(_ aggregate: BoundAggregate, of argument: String) -> String? {
    let type = aggregate.argument.map { plan.expressions[$0].type }
    switch aggregate.function {
    case .countRows: return "count(*)"
    case .count: return "count(\(argument))"
    case .countDistinct: return "count(distinct \(argument))"
    case .min: return "min(\(argument))"
    case .max: return "max(\(argument))"
    case .sum:
      switch type {
      case .boolean: return "sum(\(argument))"
      case .integer, .duration: return SQLiteTranslator.wholeSum(argument)
      default: return addsUpExactly(aggregate) ? "sum(\(argument))" : nil
      }
    case .avg:
      // Of durations it would be a real.
      return type == .duration || !addsUpExactly(aggregate) ? nil : "avg(\(argument))"
    }
  }

  /// SQLite ends the query where a sum passes 64 bits on its way, so halves of the numbers are summed.
  private static func wholeSum(_ argument: String) -> String {
    let high = "sum(\(argument) >> 32)"
    let low = "sum(\(argument) & 4294967295)"
    return "((\(high) + (\(low) >> 32)) * 4294967296 + (\(low) & 4294967295))"
  }

  /// True where every partial sum of the argument is a real without rounding: eighths of moderate size.
  private func addsUpExactly(_ aggregate: BoundAggregate) -> Bool {
    guard let argument = aggregate.argument else { return false }
    if plan.expressions[argument].type == .boolean { return true }
    guard case .field(let path) = plan.expressions[argument].operation, let column = table.column(at: path)
    else { return false }
    return (0..<table.rowCount).allSatisfy { row in
      switch column.scalar(row) {
      case .integer(let integer): integer.magnitude < 1 << 40
      case .real(let real): real.magnitude < 0x1p40 && (real * 8).rounded() == real * 8
      default: true
      }
    }
  }
}
