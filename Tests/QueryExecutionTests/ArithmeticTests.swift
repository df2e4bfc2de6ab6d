import Columnar
import QueryExecution
import QueryPlan
import Testing
import Values

@Suite struct ArithmeticTests {
  private static func duration(_ microseconds: Int64) -> Scalar {
    .duration(ExactDuration(microseconds: microseconds))
  }
  private static func time(_ microseconds: Int64) -> Scalar {
    .timestamp(Timestamp(uncheckedMicroseconds: microseconds))
  }
  private static func date(_ days: Int64) -> Scalar { .date(CalendarDate(uncheckedDays: days)) }

  /// Nil: the row fails with that reason.
  typealias Case = (Arithmetic, Scalar, Scalar, ScalarType, Scalar?, ExecutionFailure.Reason)

  private static let integers: [Case] = [
    (.integerAdd, .integer(.max), .integer(1), .integer, nil, .overflow),
    (.integerAdd, .integer(.max), .integer(-1), .integer, .integer(.max - 1), .overflow),
    (.integerSubtract, .integer(.min), .integer(1), .integer, nil, .overflow),
    (.integerMultiply, .integer(1 << 32), .integer(1 << 31), .integer, nil, .overflow),
    (.integerMultiply, .integer(.min), .integer(-1), .integer, nil, .overflow),
    (.integerDivide, .integer(7), .integer(2), .real, .real(3.5), .overflow),
    (.integerDivide, .integer(7), .integer(0), .real, .null, .overflow),
    (.integerDivide, .integer(.min), .integer(.max), .real, .real(-1), .overflow),
    (.integerQuotient, .integer(-7), .integer(2), .integer, .integer(-3), .overflow),
    (.integerQuotient, .integer(.min), .integer(-1), .integer, nil, .overflow),
    (.integerQuotient, .integer(1), .integer(0), .integer, .null, .overflow),
    (.integerRemainder, .integer(-7), .integer(2), .integer, .integer(-1), .overflow),
    (.integerRemainder, .integer(.min), .integer(-1), .integer, .integer(0), .overflow),
    (.integerRemainder, .integer(1), .integer(0), .integer, .null, .overflow),
  ]

  private static let reals: [Case] = [
    (.realAdd, .real(1e308), .real(1e308), .real, nil, .notFinite),
    (.realSubtract, .real(0), .real(0), .real, .real(0), .notFinite),
    (.realMultiply, .real(-1), .real(0), .real, .real(0), .notFinite),
    (.realDivide, .real(1), .real(0), .real, .null, .notFinite),
    (.realDivide, .real(1e308), .real(1e-308), .real, nil, .notFinite),
    (.realQuotient, .real(-7.5), .real(2), .real, .real(-3), .notFinite),
    // 1 / 0.1 rounds to 10, but the binary64 next to 0.1 is greater than a tenth: it goes in 9 times.
    (.realQuotient, .real(1), .real(0.1), .real, .real(9), .notFinite),
    (.realQuotient, .real(1), .real(0), .real, .null, .notFinite),
    (.realRemainder, .real(-7.5), .real(2), .real, .real(-1.5), .notFinite),
    (.realRemainder, .real(1), .real(0), .real, .null, .notFinite),
  ]

  private static let durations: [Case] = [
    (.durationAdd, duration(.max), duration(1), .duration, nil, .overflow),
    (.durationSubtract, duration(5), duration(7), .duration, duration(-2), .overflow),
    (.durationTimesInteger, duration(.max), .integer(2), .duration, nil, .overflow),
    (.durationTimesReal, duration(5), .real(0.5), .duration, duration(2), .overflow),
    (.durationTimesReal, duration(7), .real(0.5), .duration, duration(4), .overflow),
    (.durationTimesReal, duration(7), .real(1e30), .duration, nil, .overflow),
    (.durationDividedByInteger, duration(5), .integer(2), .duration, duration(2), .overflow),
    (.durationDividedByInteger, duration(5), .integer(0), .duration, .null, .overflow),
    (.durationDividedByInteger, duration(.min), .integer(-1), .duration, nil, .overflow),
    (.durationDividedByReal, duration(5), .real(0), .duration, .null, .overflow),
    (.durationDividedByReal, duration(5), .real(1e-300), .duration, nil, .overflow),
    (.durationDividedByDuration, duration(1), duration(4), .real, .real(0.25), .overflow),
    (.durationDividedByDuration, duration(1), duration(0), .real, .null, .overflow),
    (.durationQuotient, duration(-7), duration(2), .integer, .integer(-3), .overflow),
    (.durationQuotient, duration(.min), duration(-1), .integer, nil, .overflow),
    (.durationRemainder, duration(.min), duration(-1), .duration, duration(0), .overflow),
    (.durationRemainder, duration(7), duration(0), .duration, .null, .overflow),
    (.dateDifference, date(2), date(-1), .duration, duration(3 * 86_400_000_000), .overflow),
    (.timestampDifference, time(5), time(7), .duration, duration(-2), .overflow),
    (.timestampPlusDuration, time(5), duration(7), .timestamp, time(12), .overflow),
    (
      .timestampPlusDuration, time(Timestamp.validMicroseconds.upperBound), duration(1), .timestamp, nil,
      .overflow
    ),
    (
      .timestampMinusDuration, time(Timestamp.validMicroseconds.lowerBound), duration(1), .timestamp, nil,
      .overflow
    ),
    (.timestampMinusDuration, time(0), duration(.min), .timestamp, nil, .overflow),
  ]

  @Test func edgesAreTheSameForConstantsAndFields() {
    for (operation, left, right, type, expected, reason) in ArithmeticTests.integers + ArithmeticTests.reals
      + ArithmeticTests.durations
    {
      let table = TestTable.make([(left.type ?? .integer, [left]), (right.type ?? .integer, [right])])
      for isConstant in [true, false] {
        var builder = PlanBuilder(table)
        let first = isConstant ? builder.constant(left) : builder.field(0)
        let second = isConstant ? builder.constant(right) : builder.field(1)
        let root = builder.add(.arithmetic(operation, first, second), type)
        let found = Result { () throws(ExecutionFailure) in try builder.values(of: root) }
        let wanted: Result<[Scalar], ExecutionFailure> =
          expected.map { .success([$0]) } ?? .failure(.expression(root, reason))
        #expect(found == wanted, "\(operation) \(left) \(right), constant: \(isConstant)")
      }
    }
  }

  @Test func integersAndRealsCompareExactly() throws {
    let big: Int64 = (1 << 53) + 1
    let table = TestTable.make([
      (.integer, [.integer(big), .integer(.max), .integer(.min), .integer(3)]),
      (.real, [.real(0x1p53), .real(0x1p63), .real(-0x1p63), .real(3)]),
    ])
    for (comparison, expected) in [
      (Comparison.equal, [2, 3]), (.greater, [0]), (.less, [1]), (.notEqual, [0, 1]),
    ] {
      var builder = PlanBuilder(table)
      let fields = (builder.field(0), builder.field(1))
      let root = builder.add(.comparison(comparison, fields.0, fields.1))
      #expect(try builder.rows(where: root) == expected, "\(comparison)")
    }
    var builder = PlanBuilder(table)
    let integerColumn = builder.compare(.greater, field: 0, .real(0x1p53))
    #expect(try builder.rows(where: integerColumn) == [0, 1])
    let realColumn = builder.compare(.less, field: 1, .integer(big))
    #expect(try builder.rows(where: realColumn) == [0, 2, 3])
  }
}
