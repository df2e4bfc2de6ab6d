import Columnar
import QueryExecution
import QueryOptimizer
import QueryPlan
import Testing
import Values

@Suite struct ListValueTests {
  /// The lists that selecting a path gives, values written as text.
  private func lists(
    of path: FieldPath, in table: ColumnTable, order: [BoundOrderKey] = [], _ builder: PlanBuilder
  ) throws -> [[String?]?] {
    let plan = LogicalPlan(
      expressions: builder.expressions, order: order,
      output: .columns([OutputColumn(name: "values", content: .listValues(path))]))
    let result = try Executor.run(
      Optimizer.optimize(plan, for: table), on: table, options: ExecutionOptions())
    guard case .list(let list) = result.storage(of: result.columns[0]) else { return [] }
    return (0..<result.count).map { row in
      if list.nullity.isNull(row) { return nil }
      return list.elementRows(row).map { element in
        var bytes: [UInt8] = []
        guard let scalar = list.elements.scalar(element) else { return "record" }
        scalar.write(to: &bytes)
        return scalar.isNull ? nil : String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  private static func flight(_ name: String?, _ landings: TestValue) -> TestValue {
    .record([.null, name.map { .scalar(.text($0)) } ?? .null, .null, .null, landings, .null])
  }

  private static func landing(_ weight: Int64) -> TestValue { .record([.scalar(.integer(weight)), .null]) }

  private static let table = TestTable.make(
    ListTable.fields,
    rows: [
      [
        .scalar(.integer(1)), .null, .null, .null, .list([.integers(1, 2), .null, .integers(nil)]),
        .list([
          flight("b", .list([landing(1)])), flight("a", .null), flight(nil, .list([landing(2), landing(3)])),
        ]),
      ],
      [.scalar(.integer(2)), .null, .null, .null, .null, .null],
      [.scalar(.integer(3)), .null, .null, .null, .list([]), .list([.null, flight("b", .list([]))])],
    ])

  @Test func allValuesOfARowMakeOneList() throws {
    let table = ListValueTests.table
    let builder = PlanBuilder(table)
    #expect(try lists(of: ListTable.flightName, in: table, builder) == [["b", "a", nil], nil, [nil, "b"]])
    #expect(try lists(of: ListTable.landingWeight, in: table, builder) == [["1", "2", "3"], nil, []])
    #expect(
      try lists(of: ListTable.landings, in: table, builder) == [["record", "record", "record"], nil, []])
    #expect(try lists(of: ListTable.grid, in: table, builder) == [["1", "2", nil], nil, []])
  }

  @Test func listsFollowTheOrderOfTheRows() throws {
    let table = ListValueTests.table
    var builder = PlanBuilder(table)
    let order = [BoundOrderKey(builder.field(0), isDescending: true, nullsFirst: false)]
    #expect(
      try lists(of: ListTable.flightName, in: table, order: order, builder) == [
        [nil, "b"], nil, ["b", "a", nil],
      ])
  }

  @Test func theTypeIsAListOfWhatIsAtTheEnd() throws {
    let plan = LogicalPlan(
      expressions: BoundExpressions(),
      output: .columns([
        OutputColumn(name: "a", content: .listValues(ListTable.landingWeight)),
        OutputColumn(name: "b", content: .listValues(ListTable.landings)),
        OutputColumn(name: "c", content: .listValues(ListTable.codes)),
      ]))
    let result = try Executor.run(
      PhysicalPlan(plan), on: ListValueTests.table, options: ExecutionOptions())
    #expect(
      result.columns.map { $0.type } == [
        .list(.scalar(.integer)), .list(.record(ListTable.landingFields)), .list(.scalar(.integer)),
      ])
  }
}
