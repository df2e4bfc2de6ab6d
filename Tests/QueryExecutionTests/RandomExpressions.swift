import Columnar
import QueryPlan
import TestSupport
import Values

/// Random expressions of every type over a table with columns of every type.
struct RandomExpressions {
  var builder: PlanBuilder
  var random: SeededGenerator
  /// The fields that may stand where the expression is.
  var fields: [ScalarType: [FieldPath]] = [:]
  /// What quantifiers may range over; nothing inside of one.
  var lists: [RandomList] = []
  /// Paths of which it may be asked whether they are null.
  var nullables: [FieldPath] = []
  /// Paths of lists whose elements may be counted.
  var countables: [FieldPath] = []

  init(table: ColumnTable, random: SeededGenerator) {
    builder = PlanBuilder(table)
    self.random = random
    for (index, field) in table.schema.fields.enumerated() {
      if case .scalar(let type) = field.type { fields[type, default: []].append(FieldPath([index])) }
    }
  }

  static func table(_ rowCount: Int, _ random: inout SeededGenerator) -> ColumnTable {
    let unencoded = random.below(2) == 0
    let columns = (ScalarType.allCases + ScalarType.allCases).map { type in
      let nulls = [0, 3, 50, 100][random.below(4)]
      return (
        type,
        (0..<rowCount).map { _ in random.below(100) < nulls ? Scalar.null : value(type, &random) }
      )
    }
    return TestTable.make(columns, unencoded: unencoded)
  }

  static func value(_ type: ScalarType, _ random: inout SeededGenerator) -> Scalar {
    let integers: [Int64] = [0, 1, -1, 2, 7, 60, -5, .max, .min, .max - 1, 1 << 53, (1 << 53) + 1]
    let reals: [Double] = [
      0, 1, -1, 0.5, 2.5, -7.25, 0x1p53, 0x1p63, -0x1p63, 1e300, .leastNonzeroMagnitude, -0x1p53,
    ]
    let texts = [
      "", "a", "A", "Dragon", "dragon C2", "%", "a%", "_", "\\", "ẞ", "ß", "K", "k", "ſ", "Прогресс",
      "прогресс",
      "2020-02-29", "2020-01-01T00:00:00Z", "P1D", "  trim me\u{2003}", "🚀🚀",
    ]
    switch type {
    case .boolean: return .boolean(random.below(2) == 0)
    case .integer: return .integer(integers[random.below(integers.count)])
    case .real: return .real(reals[random.below(reals.count)])
    case .text: return .text(texts[random.below(texts.count)])
    case .duration: return .duration(ExactDuration(microseconds: integers[random.below(integers.count)]))
    case .date:
      let days = [CalendarDate.validDays.lowerBound, CalendarDate.validDays.upperBound, 0, 18321, -1]
      return .date(CalendarDate(uncheckedDays: days[random.below(days.count)]))
    case .timestamp:
      let times = [
        Timestamp.validMicroseconds.lowerBound, Timestamp.validMicroseconds.upperBound, 0, 86_400_000_000, -1,
      ]
      return .timestamp(Timestamp(uncheckedMicroseconds: times[random.below(times.count)]))
    }
  }

  mutating func expression(_ type: ScalarType, depth: Int) -> ExpressionID {
    if depth == 0 || random.below(5) == 0 { return leaf(type) }
    switch random.below(6) {
    case 0:
      let condition = expression(.boolean, depth: depth - 1)
      let then = expression(type, depth: depth - 1)
      let otherwise = expression(type, depth: depth - 1)
      return builder.add(.conditional(condition, then: then, otherwise: otherwise), type)
    case 1: return builder.add(.coalesce(several(type, depth)), type)
    case 2 where type != .boolean:
      let function: ScalarFunction = random.below(2) == 0 ? .least : .greatest
      return builder.add(.call(function, several(type, depth)), type)
    case 3:
      let first = expression(type, depth: depth - 1)
      let second = expression(type, depth: depth - 1)
      return builder.add(.call(.nullif, [first, second]), type)
    default: return operation(type, depth: depth - 1)
    }
  }

  private mutating func several(_ type: ScalarType, _ depth: Int) -> [ExpressionID] {
    (0..<2 + random.below(3)).map { _ in expression(type, depth: depth - 1) }
  }

  private mutating func leaf(_ type: ScalarType) -> ExpressionID {
    if random.below(5) == 0 { return builder.constant(.null, type) }
    if random.below(2) == 0 { return builder.constant(RandomExpressions.value(type, &random), type) }
    return field(type)
  }

  private mutating func field(_ type: ScalarType) -> ExpressionID {
    guard let paths = fields[type], !paths.isEmpty else { return builder.constant(.null, type) }
    return builder.add(.field(paths[random.below(paths.count)]), type)
  }

  private mutating func operation(_ type: ScalarType, depth: Int) -> ExpressionID {
    switch type {
    case .boolean: return predicate(depth)
    case .integer: return integer(depth)
    case .real: return real(depth)
    case .text: return text(depth)
    case .duration: return duration(depth)
    case .date: return call([.date], .date, of: [.text, .timestamp], depth)
    case .timestamp:
      switch random.below(3) {
      case 0: return builder.add(.conversion(.dateToTimestamp, expression(.date, depth: depth)), .timestamp)
      case 1: return call([.timestamp], .timestamp, of: [.text], depth)
      default:
        return arithmetic(
          [.timestampPlusDuration, .timestampMinusDuration], .timestamp, .duration, .timestamp, depth)
      }
    }
  }

  private mutating func predicate(_ depth: Int) -> ExpressionID {
    let type = ScalarType.allCases[random.below(ScalarType.allCases.count)]
    if !lists.isEmpty, random.below(2) == 0 { return quantified(depth) }
    if !nullables.isEmpty, random.below(8) == 0 {
      return builder.add(.fieldIsNull(nullables[random.below(nullables.count)]))
    }
    switch random.below(8) {
    case 0: return builder.add(.not(expression(.boolean, depth: depth)))
    case 1: return builder.add(.isNull(expression(type, depth: depth)))
    case 2:
      let connective: LogicalConnective = random.below(2) == 0 ? .and : .or
      return builder.add(.logical(connective, several(.boolean, depth + 1)))
    case 3:
      let match = TextMatch.allCases[random.below(TextMatch.allCases.count)]
      let text = expression(.text, depth: depth)
      let pattern = expression(.text, depth: depth)
      return builder.add(.textMatch(match, text, pattern: pattern))
    case 4:
      let operands = [
        expression(type, depth: depth), expression(type, depth: depth), expression(type, depth: depth),
      ]
      return builder.add(.between(operands[0], low: operands[1], high: operands[2]))
    case 5:
      let subject = expression(type, depth: depth)
      return builder.add(.membership(subject, several(type, depth + 1)))
    case 6:
      let subject = field(type)
      let items = (0..<1 + random.below(4)).map { _ in
        random.below(6) == 0 ? Scalar.null : RandomExpressions.value(type, &random)
      }
      return builder.add(.constantMembership(subject, items))
    default:
      let comparison = Comparison.allCases[random.below(Comparison.allCases.count)]
      let isMixed = random.below(4) == 0
      let left = expression(isMixed ? .integer : type, depth: depth)
      let right = expression(isMixed ? .real : type, depth: depth)
      return builder.add(
        random.below(2) == 0 ? .comparison(comparison, left, right) : .comparison(comparison, right, left))
    }
  }

  private mutating func quantified(_ depth: Int) -> ExpressionID {
    let outside = self
    let list = lists[random.below(lists.count)]
    lists = []
    for (type, paths) in list.fields { fields[type, default: []] += paths + paths }
    (nullables, countables) = (nullables + list.nullables, countables + list.countables)
    let condition = expression(.boolean, depth: depth)
    (fields, lists) = (outside.fields, outside.lists)
    (nullables, countables) = (outside.nullables, outside.countables)
    return builder.add(.quantified(random.below(2) == 0 ? .any : .all, over: list.path, condition: condition))
  }

  private mutating func integer(_ depth: Int) -> ExpressionID {
    if !countables.isEmpty, random.below(4) == 0 {
      return builder.add(.listLength(countables[random.below(countables.count)]), .integer)
    }
    switch random.below(6) {
    case 0: return builder.add(.negation(expression(.integer, depth: depth)), .integer)
    case 1: return call([.length], .integer, of: [.text], depth)
    case 2: return call([.year, .month, .day], .integer, of: [.date, .timestamp], depth)
    case 3: return call([.abs, .round, .floor, .ceil], .integer, of: [.integer], depth)
    case 4: return arithmetic([.durationQuotient], .duration, .duration, .integer, depth)
    default:
      return arithmetic(
        [.integerAdd, .integerSubtract, .integerMultiply, .integerQuotient, .integerRemainder], .integer,
        .integer, .integer, depth)
    }
  }

  private mutating func real(_ depth: Int) -> ExpressionID {
    switch random.below(7) {
    case 0: return builder.add(.negation(expression(.real, depth: depth)), .real)
    case 1: return builder.add(.conversion(.integerToReal, expression(.integer, depth: depth)), .real)
    case 2: return call([.abs, .round, .floor, .ceil], .real, of: [.real], depth)
    case 3: return call([.days, .hours, .minutes, .seconds], .real, of: [.duration], depth)
    case 4: return arithmetic([.integerDivide], .integer, .integer, .real, depth)
    case 5: return arithmetic([.durationDividedByDuration], .duration, .duration, .real, depth)
    default:
      return arithmetic(
        [.realAdd, .realSubtract, .realMultiply, .realDivide, .realQuotient, .realRemainder], .real, .real,
        .real, depth)
    }
  }

  private mutating func text(_ depth: Int) -> ExpressionID {
    if random.below(2) == 0 { return call([.lower, .upper, .trim], .text, of: [.text], depth) }
    let operands = (0..<1 + random.below(4)).map { _ in
      expression(ScalarType.allCases[random.below(ScalarType.allCases.count)], depth: depth)
    }
    return builder.add(.call(.concat, operands), .text)
  }

  private mutating func duration(_ depth: Int) -> ExpressionID {
    switch random.below(6) {
    case 0: return builder.add(.negation(expression(.duration, depth: depth)), .duration)
    case 1: return call([.duration], .duration, of: [.text], depth)
    case 2: return arithmetic([.dateDifference], .date, .date, .duration, depth)
    case 3: return arithmetic([.timestampDifference], .timestamp, .timestamp, .duration, depth)
    case 4:
      return arithmetic([.durationTimesReal, .durationDividedByReal], .duration, .real, .duration, depth)
    default:
      return random.below(2) == 0
        ? arithmetic(
          [.durationTimesInteger, .durationDividedByInteger], .duration, .integer, .duration, depth)
        : arithmetic(
          [.durationAdd, .durationSubtract, .durationRemainder], .duration, .duration, .duration, depth)
    }
  }

  private mutating func call(
    _ functions: [ScalarFunction], _ result: ScalarType, of types: [ScalarType], _ depth: Int
  ) -> ExpressionID {
    let operand = expression(types[random.below(types.count)], depth: depth)
    return builder.add(.call(functions[random.below(functions.count)], [operand]), result)
  }

  private mutating func arithmetic(
    _ operations: [Arithmetic], _ left: ScalarType, _ right: ScalarType, _ result: ScalarType, _ depth: Int
  ) -> ExpressionID {
    let operands = (expression(left, depth: depth), expression(right, depth: depth))
    let operation = operations[random.below(operations.count)]
    return builder.add(.arithmetic(operation, operands.0, operands.1), result)
  }
}

/// A list that quantifiers may range over.
struct RandomList {
  let path: FieldPath
  /// What the condition may read beside the row's own fields.
  let fields: [ScalarType: [FieldPath]]
  var nullables: [FieldPath] = []
  var countables: [FieldPath] = []
}
