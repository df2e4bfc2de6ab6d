import Columnar
import QueryPlan
import Values

/// A sum of columns with factors, and a constant; and between which numbers it lies, whatever the row.
struct LinearForm {
  /// Longer sums are left to the general evaluation.
  private static let mostNested = 8
  private static let numbers = Int128(Int64.min)...Int128(Int64.max)

  /// By the path of the column. One with the factor 0 counts too: where it is null, so is the sum.
  private(set) var factors: [(path: FieldPath, factor: Int128)] = []
  private(set) var constant: Int128 = 0
  private var range: ClosedRange<Int128>

  /// The form of an expression; nil where it is none, or where a part of it could overflow in some row.
  init?(_ id: ExpressionID, of expressions: BoundExpressions, on table: ColumnTable, nested: Int = 0) {
    guard nested <= LinearForm.mostNested else { return nil }
    func form(_ operand: ExpressionID) -> LinearForm? {
      LinearForm(operand, of: expressions, on: table, nested: nested + 1)
    }
    switch expressions[id].operation {
    case .constant(let scalar):
      guard let number = scalar.number else { return nil }
      constant = Int128(number)
      range = constant...constant
    case .field(let path):
      guard case .number(let column)? = table.column(at: path) else { return nil }
      factors = [(path, 1)]
      let largest = Int128(column.base) + Int128(column.largestCode) * Int128(column.step)
      range = Int128(column.base)...largest
    case .negation(let operand):
      guard let form = form(operand) else { return nil }
      self = form
      scale(by: -1)
    case .arithmetic(.integerAdd, let left, let right), .arithmetic(.durationAdd, let left, let right):
      guard let left = form(left), let right = form(right) else { return nil }
      self = left
      add(right)
    case .arithmetic(.integerSubtract, let left, let right),
      .arithmetic(.durationSubtract, let left, let right):
      guard let left = form(left), var right = form(right) else { return nil }
      right.scale(by: -1)
      self = left
      add(right)
    case .arithmetic(.integerMultiply, let left, let right),
      .arithmetic(.durationTimesInteger, let left, let right):
      guard let left = form(left), let right = form(right) else { return nil }
      if right.factors.isEmpty {
        self = left
        scale(by: right.constant)
      } else if left.factors.isEmpty {
        self = right
        scale(by: left.constant)
      } else {
        return nil
      }
    default: return nil
    }
    guard LinearForm.numbers.contains(range.lowerBound), LinearForm.numbers.contains(range.upperBound) else {
      return nil
    }
  }

  /// Both are numbers of 64 bits at most, so that nothing overflows 128.
  private mutating func scale(by factor: Int128) {
    for index in factors.indices { factors[index].factor *= factor }
    constant *= factor
    let ends = (range.lowerBound * factor, range.upperBound * factor)
    range = min(ends.0, ends.1)...max(ends.0, ends.1)
  }

  private mutating func add(_ other: LinearForm) {
    for (path, factor) in other.factors {
      if let index = factors.firstIndex(where: { $0.path == path }) {
        factors[index].factor += factor
      } else {
        factors.append((path, factor))
      }
    }
    constant += other.constant
    range = range.lowerBound + other.range.lowerBound...range.upperBound + other.range.upperBound
  }

  /// The form without another one; each lies within 64 bits.
  func difference(_ other: LinearForm) -> LinearForm {
    var (result, other) = (self, other)
    other.scale(by: -1)
    result.add(other)
    return result
  }
}
