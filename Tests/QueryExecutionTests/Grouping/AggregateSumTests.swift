import Columnar
import QueryPlan
import Testing
import Values

@Suite struct AggregateSumTests {
  /// Values, and their sum, which fits into 64 bits also where a part of it does not.
  private static let sums: [([Int64], Int64)] = [
    ([.max, 1, -1], .max), ([.min, -1, 1], .min), ([.max, .min], -1), ([.max, .max, .min, .min], -2),
    ([.min], .min), ([.max], .max), ([-1, -1], -2), ([1 << 32, -1], 0xFFFF_FFFF),
  ]

  /// Microseconds, and their mean to the microsecond.
  private static let means: [([Int64], Int64)] = [
    ([1, 2], 2), ([1, 4], 2), ([-1, -2], -2), ([3, 4], 4), ([0, 1, 1], 1), ([0, 0, 1], 0),
  ]

  private func query(
    _ type: ScalarType, _ values: [Scalar], _ functions: BoundAggregate.Function..., threads: Int = 1
  ) -> GroupingQuery {
    var query = GroupingQuery(TestTable.make([(type, values)]))
    for function in functions { query.aggregate(function, field: 0) }
    query.threads = threads
    return query
  }

  @Test(arguments: sums)
  func integersAndDurationsSumExactly(values: [Int64], sum: Int64) throws {
    #expect(try query(.integer, values.map { Scalar.integer($0) }, .sum).rows() == [[.integer(sum)]])
    let durations = values.map { Scalar.duration(ExactDuration(microseconds: $0)) }
    #expect(
      try query(.duration, durations, .sum).rows() == [[.duration(ExactDuration(microseconds: sum))]])
  }

  @Test(arguments: [[Int64.max, 1], [.min, -1], [.max, .max, .max], [.min, .min]])
  func aSumBeyondSixtyFourBitsOverflowsAndItsMeanDoesNot(values: [Int64]) throws {
    var sums = query(.integer, values.map { Scalar.integer($0) }, .sum)
    let sum = sums.value(0)
    sums.output = [sum]
    let failing = sums
    #expect(throws: ExecutionFailure.expression(sum, .overflow)) { try failing.rows() }
    let exact = values.reduce(Int128(0)) { $0 + Int128($1) }
    let mean = IntegerMath.average(sum: exact, count: Int64(values.count))
    #expect(try query(.integer, values.map { Scalar.integer($0) }, .avg).rows() == [[.real(mean)]])
  }

  @Test(arguments: means)
  func meansOfDurationsAreRoundedHalfToEven(values: [Int64], mean: Int64) throws {
    let durations = values.map { Scalar.duration(ExactDuration(microseconds: $0)) }
    #expect(
      try query(.duration, durations, .avg).rows() == [[.duration(ExactDuration(microseconds: mean))]])
  }

  @Test func booleansCountTheTrueOnes() throws {
    let values: [Scalar] = [.boolean(true), .null, .boolean(false), .boolean(true), .boolean(true)]
    #expect(
      try query(.boolean, values, .sum, .avg, .min, .max, .count, .countDistinct).rows()
        == [[.integer(3), .real(0.75), .boolean(false), .boolean(true), .integer(4), .integer(2)]])
  }

  @Test func sumsOfRealsAreCompensated() throws {
    let values: [Scalar] = [.real(1e16), .real(1), .real(1), .real(-1e16), .real(0.5)]
    #expect(try query(.real, values, .sum, .avg).rows() == [[.real(2.5), .real(0.5)]])
  }

  @Test(arguments: 1...4)
  func sumsOfRealsGoBlockByBlockWhateverTheThreads(threads: Int) throws {
    let rowCount = 5 * Blocks.rowCount + 17
    let factors = [1e10, -1e-7, 0.1]
    let values = (0..<rowCount).map { (row: Int) -> Double in
      let number = row * 7_919 % 10_007
      return Double(number) * factors[row % 3]
    }
    var (sum, loss) = (0.0, 0.0)
    for start in stride(from: 0, to: rowCount, by: Blocks.rowCount) {
      var (blockSum, blockLoss) = (0.0, 0.0)
      for value in values[start..<min(start + Blocks.rowCount, rowCount)] {
        add(value, &blockSum, &blockLoss)
      }
      add(blockSum + blockLoss, &sum, &loss)
    }
    #expect(
      try query(.real, values.map { Scalar.real($0) }, .sum, threads: threads).rows() == [[.real(sum + loss)]]
    )
  }

  /// Neumaier's addition.
  private func add(_ value: Double, _ sum: inout Double, _ loss: inout Double) {
    let next = sum + value
    loss += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
    sum = next
  }

  @Test func aSumOfRealsThatIsNotFiniteFails() throws {
    var sums = query(.real, [.real(1e308), .real(1e308)], .sum, .max)
    let sum = sums.value(0)
    sums.output = [sum, sums.value(1)]
    let failing = sums
    #expect(throws: ExecutionFailure.expression(sum, .notFinite)) { try failing.rows() }
  }

  @Test(arguments: ScalarType.allCases)
  func nothingHasNoSumAndACountOfZero(type: ScalarType) throws {
    for values: [Scalar] in [[], [.null, .null]] {
      var groups = query(type, values, .count, .countDistinct, .min, .max)
      var expected: [Scalar] = [.integer(0), .integer(0), .null, .null]
      if [.boolean, .integer, .real, .duration].contains(type) {
        groups.aggregate(.sum, field: 0)
        groups.aggregate(.avg, field: 0)
        expected += [.null, .null]
      }
      groups.aggregate(.countRows)
      #expect(try groups.rows() == [expected + [.integer(Int64(values.count))]])
    }
  }
}
