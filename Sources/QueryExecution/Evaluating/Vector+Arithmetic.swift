import Columnar
import QueryPlan
import Values

extension Vector {
  /// Arithmetic on two vectors, row by row.
  static func computing(_ operation: Arithmetic, _ left: Vector, _ right: Vector, count: Int) -> Vector {
    if let shortcut = strictShortcut(left, right, count) { return shortcut }
    let (nulls, failed) = strictStanding(left, right, count)
    var rows = RowStanding(nulls: nulls, failed: failed, count: count)
    switch ElementaryArithmetic.shape(of: operation) {
    case .numbersToNumbers:
      let (left, right) = (left.numbers(count), right.numbers(count))
      if let quick = quickNumbers(operation, left, right) {
        return Vector(.numbers(quick), nulls: nulls, failed: failed)
      }
      return rows.numbers { ElementaryArithmetic.numbers(operation, left[$0], right[$0]) }
    case .numbersToReals:
      let (left, right) = (left.numbers(count), right.numbers(count))
      return rows.reals { ElementaryArithmetic.quotient(left[$0], right[$0]) }
    case .realsToReals:
      let (left, right) = (left.reals(count), right.reals(count))
      return rows.reals { ElementaryArithmetic.reals(operation, left[$0], right[$0]) }
    case .mixedToNumbers:
      let (left, right) = (left.numbers(count), right.reals(count))
      return rows.numbers { ElementaryArithmetic.mixed(operation, left[$0], right[$0]) }
    }
  }

  /// Sums, differences and products of a batch in which none overflows; nil for all else.
  private static func quickNumbers(_ operation: Arithmetic, _ left: [Int64], _ right: [Int64]) -> [Int64]? {
    var overflows = false
    var values = left
    switch operation {
    case .integerAdd, .durationAdd:
      for row in values.indices {
        let (value, overflow) = left[row].addingReportingOverflow(right[row])
        values[row] = value
        overflows = overflows || overflow
      }
    case .integerSubtract, .durationSubtract, .timestampDifference:
      for row in values.indices {
        let (value, overflow) = left[row].subtractingReportingOverflow(right[row])
        values[row] = value
        overflows = overflows || overflow
      }
    case .integerMultiply, .durationTimesInteger:
      for row in values.indices {
        let (value, overflow) = left[row].multipliedReportingOverflow(by: right[row])
        values[row] = value
        overflows = overflows || overflow
      }
    default:
      return nil
    }
    return overflows ? nil : values
  }

  /// The values with the other sign.
  func negated(_ count: Int) -> Vector {
    // Without a value there is nothing to negate, and nothing that tells the type.
    if isFailing || isConstantNull || form == .bits { return self }
    var rows = RowStanding(nulls: nulls, failed: failed, count: count)
    if form == .reals {
      let reals = reals(count)
      return rows.reals { Element(finite: -reals[$0]) }
    }
    let numbers = numbers(count)
    return rows.numbers { Element(Int64(0).subtractingReportingOverflow(numbers[$0])) }
  }

  /// The values in another type.
  func converted(_ conversion: Conversion, _ count: Int) -> Vector {
    if isFailing || isConstantNull { return self }
    let numbers = numbers(count)
    switch conversion {
    case .integerToReal: return Vector(.reals(numbers.map { Double($0) }), nulls: nulls, failed: failed)
    case .dateToTimestamp:
      // Wrapping concerns rows without a value only.
      let microseconds = numbers.map { $0 &* ExactDuration.microsecondsPerDay }
      return Vector(.numbers(microseconds), nulls: nulls, failed: failed)
    }
  }
}

/// Which rows of a batch have operands to compute with, and which results are null or fail.
struct RowStanding {
  let count: Int
  private(set) var nulls: Bitmap?
  private(set) var failed: Bitmap?
  /// Rows without operands; nil where all have them.
  private let idle: Bitmap?

  init(nulls: Bitmap?, failed: Bitmap?, count: Int) {
    self.count = count
    self.nulls = nulls
    self.failed = failed
    idle = Bitmap.union(nulls, failed)
  }

  func vector(_ payload: Vector.Payload) -> Vector { Vector(payload, nulls: nulls, failed: failed) }

  /// True where the row has operands.
  @inline(__always)
  func isComputed(_ row: Int) -> Bool { idle.map { !$0[row] } ?? true }

  /// Numbers for every row that has operands.
  @inline(__always)
  mutating func numbers(_ element: (Int) -> Element<Int64>) -> Vector {
    let values = compute(0, element)
    return vector(.numbers(values))
  }

  /// Reals for every row that has operands.
  @inline(__always)
  mutating func reals(_ element: (Int) -> Element<Double>) -> Vector {
    let values = compute(0, element)
    return vector(.reals(values))
  }

  /// Computes every row that has operands. Inlined, so that the computation is no call.
  @inline(__always)
  private mutating func compute<Value>(_ filler: Value, _ element: (Int) -> Element<Value>) -> [Value] {
    var values = [Value](repeating: filler, count: count)
    for row in 0..<count where isComputed(row) {
      switch element(row) {
      case .value(let value): values[row] = value
      case .null: setNull(row)
      case .failed: setFailed(row)
      }
    }
    return values
  }

  mutating func setNull(_ row: Int) {
    if nulls == nil { nulls = Bitmap(repeating: false, count: count) }
    nulls?[row] = true
  }

  mutating func setFailed(_ row: Int) {
    if failed == nil { failed = Bitmap(repeating: false, count: count) }
    failed?[row] = true
  }
}
