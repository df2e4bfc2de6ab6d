import Columnar
import QueryPlan
import Values

// Boolean logic with four outcomes, a word of 64 rows at a time.

extension Vector {
  /// `and` or `or` of two vectors of booleans.
  static func combining(
    _ connective: LogicalConnective, _ first: Vector, _ second: Vector, count: Int
  ) -> Vector {
    let neutral = connective == .and
    if case .constant(.boolean(let value)) = first.payload { return value == neutral ? second : first }
    if case .constant(.boolean(let value)) = second.payload { return value == neutral ? first : second }
    if first.isConstantNull && second.isConstantNull { return .null }
    if first.isFailing && second.isFailing { return .failing }
    if case .bits(var bits) = first.payload, case .bits(let others) = second.payload,
      first.nulls == nil, first.failed == nil, second.nulls == nil, second.failed == nil
    {
      if connective == .and { bits.formIntersection(others) } else { bits.formUnion(others) }
      return Vector(.bits(bits))
    }
    return combiningFourOutcomes(connective, first, second, count)
  }

  private static func combiningFourOutcomes(
    _ connective: LogicalConnective, _ first: Vector, _ second: Vector, _ count: Int
  ) -> Vector {
    var (trues, falses) = (first.trueBits(count), first.falseBits(count))
    if connective == .and {
      trues.formIntersection(second.trueBits(count))
      falses.formUnion(second.falseBits(count))
    } else {
      trues.formUnion(second.trueBits(count))
      falses.formIntersection(second.falseBits(count))
    }
    var failed = Bitmap.union(first.failedBits(count), second.failedBits(count))
    // What decides beats a failure; the other outcome loses to it, and so does null.
    failed?.subtract(connective == .and ? falses : trues)
    var nulls = trues
    nulls.formUnion(falses)
    if let failed { nulls.formUnion(failed) }
    nulls.invert()
    return Vector(
      .bits(trues), nulls: nulls.isEmpty ? nil : nulls, failed: failed.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// Rows that are false: neither true nor null nor failing.
  func falseBits(_ count: Int) -> Bitmap {
    switch payload {
    case .bits(let bits):
      var falses = bits
      if let nulls { falses.formUnion(nulls) }
      if let failed { falses.formUnion(failed) }
      falses.invert()
      return falses
    case .constant(.boolean(false)): return Bitmap(repeating: true, count: count)
    case .constant, .failing, .numbers, .reals, .texts: return Bitmap(repeating: false, count: count)
    }
  }

  /// True and false exchanged.
  func negatedTruth(_ count: Int) -> Vector {
    switch payload {
    case .constant(.boolean(let value)): .boolean(!value)
    case .constant, .failing: self
    case .bits, .numbers, .reals, .texts: Vector(.bits(falseBits(count)), nulls: nulls, failed: failed)
    }
  }

  /// True where null, false where there is a value.
  func nullTest() -> Vector {
    if isFailing { return self }
    if let constant { return .boolean(constant.isNull) }
    if let nulls { return Vector(.bits(nulls), failed: failed) }
    guard let failed else { return .boolean(false) }
    return Vector(.bits(Bitmap(repeating: false, count: failed.count)), failed: failed)
  }
}

/// In which rows of a batch an operand is needed at all.
enum ActiveRows {
  case all
  case none
  case some(Bitmap)

  init(_ bits: Bitmap) {
    let count = bits.setCount
    self = count == 0 ? .none : count == bits.count ? .all : .some(bits)
  }
}

extension Vector {
  /// Where the next operand behind this one (the result so far, or a condition) still matters.
  func activeRows(for lane: Instruction.Lane, count: Int) -> ActiveRows {
    switch lane {
    case .connective(.and): return activeRowsOfAnd
    case .connective(.or):
      if let constant { return constant == .boolean(true) ? .none : .all }
      return isFailing ? .all : ActiveRows(trueBits(count).inverted)
    case .coalesce:
      if let constant { return constant.isNull ? .all : .none }
      return nulls.map { ActiveRows($0) } ?? .none
    case .then:
      if let constant { return constant == .boolean(true) ? .all : .none }
      return isFailing ? .none : ActiveRows(trueBits(count))
    case .otherwise:
      if let constant { return constant == .boolean(true) ? .none : .all }
      if isFailing { return .none }
      var taken = trueBits(count)
      if let failed { taken.formUnion(failed) }
      return ActiveRows(taken.inverted)
    }
  }

  private var activeRowsOfAnd: ActiveRows {
    switch payload {
    case .constant(let scalar): return scalar == .boolean(false) ? .none : .all
    case .bits(let bits):
      guard nulls != nil || failed != nil else { return ActiveRows(bits) }
      var open = bits
      if let nulls { open.formUnion(nulls) }
      if let failed { open.formUnion(failed) }
      return ActiveRows(open)
    case .failing, .numbers, .reals, .texts: return .all
    }
  }
}
