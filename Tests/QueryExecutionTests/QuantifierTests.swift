import Columnar
import QueryExecution
import QueryPlan
import TestSupport
import Testing
import Values

@Suite struct QuantifierTests {
  private static let (yes, no, unknown) = (Scalar.boolean(true), Scalar.boolean(false), Scalar.null)

  /// For lists of integers: what `any(x > 2)` and `all(x > 2)` are.
  @Test func elementsAreJoinedByThreeValuedLogic() throws {
    let (yes, no, unknown) = (QuantifierTests.yes, QuantifierTests.no, QuantifierTests.unknown)
    let cases: [(TestValue, any: Scalar, all: Scalar)] = [
      (.list([]), no, yes), (.null, unknown, unknown), (.integers(1), no, no), (.integers(3), yes, yes),
      (.integers(1, 3), yes, no), (.integers(3, nil), yes, unknown), (.integers(nil, 1), unknown, no),
      (.integers(nil), unknown, unknown), (.integers(1, nil, 5), yes, no),
    ]
    let list = FieldPath([0])
    let table = TestTable.make(
      [Field("numbers", .list(.scalar(.integer)))], rows: cases.map { [$0.0] })
    var builder = PlanBuilder(table)
    for isComputed in [false, true] {
      var subject = builder.add(.field(list), .integer)
      if isComputed { subject = builder.add(.coalesce([subject, subject]), .integer) }
      let condition = builder.add(.comparison(.greater, subject, builder.constant(.integer(2))))
      let any = builder.add(.quantified(.any, over: list, condition: condition))
      let all = builder.add(.quantified(.all, over: list, condition: condition))
      #expect(try builder.values(of: any) == cases.map { $0.any })
      #expect(try builder.values(of: all) == cases.map { $0.all })
      #expect(try builder.rows(where: any) == cases.indices.filter { cases[$0].any == yes })
      let none = builder.add(.not(any))
      #expect(try builder.rows(where: none) == cases.indices.filter { cases[$0].any == no })
    }
  }

  /// All lists on the way are one: `any(grid = 1)` over lists of lists.
  @Test func listsInsideListsAreRangedOverFlat() throws {
    let (yes, no, unknown) = (QuantifierTests.yes, QuantifierTests.no, QuantifierTests.unknown)
    let cases: [(TestValue, any: Scalar, all: Scalar)] = [
      (.list([.integers(0), .integers(1)]), yes, no), (.list([.list([]), .list([])]), no, yes),
      (.list([.integers(1), .null]), yes, unknown), (.list([.null, .integers(0)]), unknown, no),
      (.list([.null]), unknown, unknown), (.null, unknown, unknown), (.list([]), no, yes),
      (.list([.integers(1, 1), .list([]), .integers(1)]), yes, yes),
    ]
    let grid = FieldPath([0])
    let table = TestTable.make(
      [Field("grid", .list(.list(.scalar(.integer))))], rows: cases.map { [$0.0] })
    var builder = PlanBuilder(table)
    let subject = builder.add(.field(grid), .integer)
    let condition = builder.add(.comparison(.equal, subject, builder.constant(.integer(1))))
    let any = builder.add(.quantified(.any, over: grid, condition: condition))
    let all = builder.add(.quantified(.all, over: grid, condition: condition))
    #expect(try builder.values(of: any) == cases.map { $0.any })
    #expect(try builder.values(of: all) == cases.map { $0.all })
    let length = builder.add(.listLength(grid), .integer)
    #expect(
      try builder.values(of: length)
        == [.integer(2), .integer(2), .integer(2), .integer(2), .integer(1), .null, .integer(0), .integer(3)])
  }

  /// `any(landings.weight > flights.weight and landings.weight > number)`: three levels in one condition.
  @Test func aConditionReadsTheElementItsOwnersAndTheRow() throws {
    func landing(_ weight: Int64) -> TestValue { .record([.scalar(.integer(weight)), .null]) }
    func flight(_ weight: Int64, _ landings: TestValue...) -> TestValue {
      .record([.scalar(.integer(weight)), .null, .null, .null, .list(landings), .null])
    }
    func row(_ number: Int64, _ flights: TestValue...) -> [TestValue] {
      [.scalar(.integer(number)), .null, .null, .null, .null, .list(flights)]
    }
    let table = TestTable.make(
      ListTable.fields,
      rows: [
        row(5, flight(10, landing(9)), flight(1, landing(4), landing(6))),
        row(7, flight(10, landing(9)), flight(1, landing(4), landing(6))),
        row(0, flight(1), flight(8, landing(8))), row(0),
        row(-1, flight(-9, landing(-5)), flight(3, landing(0), landing(4))),
      ])
    var builder = PlanBuilder(table)
    let landingWeight = builder.add(.field(ListTable.landingWeight), .integer)
    let flightWeight = builder.add(.field(ListTable.flightWeight), .integer)
    let above = builder.add(.comparison(.greater, landingWeight, flightWeight))
    let aboveRow = builder.add(.comparison(.greater, landingWeight, builder.field(0)))
    let both = builder.add(.logical(.and, [above, aboveRow]))
    let any = builder.add(.quantified(.any, over: ListTable.landings, condition: both))
    #expect(try builder.rows(where: any) == [0, 4])
    // The rows in another order, so that they are no range.
    let order = [
      BoundOrderKey(
        builder.add(.negation(builder.field(0)), .integer), isDescending: false, nullsFirst: false)
    ]
    #expect(try builder.rows(where: any, order: order) == [0, 4])
    let landed = builder.add(.listLength(ListTable.landings), .integer)
    let several = builder.add(.comparison(.greater, landed, builder.constant(.integer(1))))
    let anySeveral = builder.add(.quantified(.any, over: ListTable.flights, condition: several))
    #expect(try builder.rows(where: anySeveral) == [0, 1, 4])
  }

  /// More rows than a block has, lists of 0 to 6 elements, computed by the definition.
  @Test func blocksOfRowsAndOfElementsNeedNotMeet() throws {
    let rowCount = 40_000
    let lists = (0..<rowCount).map { row in (0..<row % 7).map { Int64(row + $0) } }
    let table = TestTable.make(
      [Field("numbers", .list(.scalar(.integer))), Field("row", .scalar(.integer))],
      rows: lists.indices.map { row in
        [.list(lists[row].map { .scalar(.integer($0)) }), .scalar(.integer(Int64(row)))]
      })
    let list = FieldPath([0])
    var builder = PlanBuilder(table)
    let subject = builder.add(.field(list), .integer)
    for bound: Int64 in [0, 16_384, 39_990, 50_000] {
      let condition = builder.add(.comparison(.greaterOrEqual, subject, builder.constant(.integer(bound))))
      let any = builder.add(.quantified(.any, over: list, condition: condition))
      let all = builder.add(.quantified(.all, over: list, condition: condition))
      #expect(try builder.rows(where: any) == lists.indices.filter { lists[$0].contains { $0 >= bound } })
      #expect(try builder.rows(where: all) == lists.indices.filter { lists[$0].allSatisfy { $0 >= bound } })
      // Only a few rows of each block come to the second operand.
      let few = builder.add(
        .comparison(
          .equal,
          builder.add(
            .arithmetic(.integerRemainder, builder.field(1), builder.constant(.integer(97))), .integer),
          builder.constant(.integer(0))))
      let both = builder.add(.logical(.and, [few, any]))
      #expect(
        try builder.rows(where: both)
          == lists.indices.filter { $0 % 97 == 0 && lists[$0].contains { $0 >= bound } })
    }
    // The row that owns the element is read.
    let own = builder.add(.comparison(.greater, subject, builder.field(1)))
    let any = builder.add(.quantified(.any, over: list, condition: own))
    #expect(try builder.rows(where: any) == lists.indices.filter { $0 % 7 > 1 })
  }

  @Test func aRowMayHaveVeryManyElements() throws {
    let many = (0..<200_000).map { TestValue.scalar(.integer($0)) }
    let table = TestTable.make(
      [Field("numbers", .list(.scalar(.integer))), Field("limit", .scalar(.integer))],
      rows: [
        [.integers(1), .scalar(.integer(0))], [.list(many), .scalar(.integer(199_999))],
        [.list(many), .scalar(.integer(200_000))], [.integers(7), .scalar(.integer(7))],
      ])
    let list = FieldPath([0])
    var builder = PlanBuilder(table)
    let subject = builder.add(.field(list), .integer)
    let reaches = builder.add(.comparison(.equal, subject, builder.field(1)))
    let any = builder.add(.quantified(.any, over: list, condition: reaches))
    #expect(try builder.rows(where: any) == [1, 3])
    let last = builder.add(.comparison(.equal, subject, builder.constant(.integer(199_999))))
    let anyLast = builder.add(.quantified(.any, over: list, condition: last))
    #expect(try builder.rows(where: anyLast) == [1, 2])
    let below = builder.add(.comparison(.lessOrEqual, subject, builder.field(1)))
    let allBelow = builder.add(.quantified(.all, over: list, condition: below))
    #expect(try builder.rows(where: allBelow) == [1, 2, 3])
    let length = builder.add(.listLength(list), .integer)
    #expect(try builder.values(of: length)[1] == .integer(200_000))
  }

  @Test func aFailureLosesToWhatDecidesAndTheLeftmostIsBlamed() throws {
    let table = TestTable.make(
      [Field("numbers", .list(.scalar(.integer)))],
      rows: [[.integers(.max, 5)], [.integers(nil, .max)], [.integers(1, .max, 2)]])
    let list = FieldPath([0])
    var builder = PlanBuilder(table)
    let subject = builder.add(.field(list), .integer)
    let product = builder.add(.arithmetic(.integerMultiply, subject, builder.constant(.integer(2))), .integer)
    let sum = builder.add(.arithmetic(.integerAdd, subject, builder.constant(.integer(1))), .integer)
    let condition = builder.add(
      .logical(
        .or,
        [
          builder.add(.comparison(.equal, product, builder.constant(.integer(10)))),
          builder.add(.comparison(.equal, sum, builder.constant(.integer(3)))),
        ]))
    let any = builder.add(.quantified(.any, over: list, condition: condition))
    // The elements 5 of the first row and 2 of the last decide; the second row fails.
    #expect(throws: ExecutionFailure.expression(product, .overflow)) {
      try builder.rows(where: any)
    }
    let guarded = builder.add(
      .logical(
        .and,
        [
          builder.add(
            .comparison(.notEqual, builder.add(.listLength(list), .integer), builder.constant(.integer(2)))),
          any,
        ]))
    #expect(throws: ExecutionFailure.expression(product, .overflow)) { try builder.values(of: any) }
    #expect(try builder.rows(where: guarded) == [2])
  }

  @Test func thousandsOfQuantifiersAreLinear() throws {
    let table = TestTable.make(
      ListTable.fields,
      rows: [
        [.null, .null, .null, .texts("a", "b"), .null, .null],
        [.null, .null, .null, .texts("c"), .null, .null],
      ])
    var builder = PlanBuilder(table)
    let terms = (0..<10_000).map { index in
      let subject = builder.add(.field(ListTable.tags), .text)
      let bound = builder.constant(.text(index == 9_999 ? "c" : "x\(index)"))
      let condition = builder.add(.comparison(.equal, subject, bound))
      return builder.add(.quantified(.any, over: ListTable.tags, condition: condition))
    }
    let either = builder.add(.logical(.or, terms))
    var rows: [Int] = []
    let seconds = try ProcessorTime.seconds { rows = try builder.rows(where: either) }
    #expect(rows == [1])
    #expect(seconds < 20 * ProcessorTime.allowance)
  }
}
