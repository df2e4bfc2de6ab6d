import Columnar
import QueryExecution
import QueryPlan
import Testing
import Values

@Suite struct ManyGroupTests {
  @Test(arguments: [1, 3], [ScalarType.integer, .text, .real])
  func groupsGoAcrossBlocksInTheOrderOfTheirFirstRows(threads: Int, type: ScalarType) throws {
    let rowCount = 2 * Blocks.rowCount + 3
    let groupCount = Blocks.rowCount + 5
    let keys = (0..<rowCount).map { row in PlainGrouping.value(type, row * 7 % groupCount) }
    let numbers = (0..<rowCount).map { Scalar.integer(Int64($0)) }
    var query = GroupingQuery(TestTable.make([(type, keys), (.integer, numbers)], unencoded: true))
    query.keys = [query.builder.field(0)]
    query.aggregate(.countRows)
    query.aggregate(.min, field: 1)
    query.aggregate(.countDistinct, field: 1)
    query.threads = threads
    let rows = try query.rows()
    #expect(rows.count == groupCount)
    #expect(rows.map { $0[0] } == Array(keys.prefix(groupCount)))
    #expect(rows.map { $0[2] } == Array(numbers.prefix(groupCount)))
    let counts = (0..<groupCount).map { Scalar.integer($0 + groupCount < rowCount ? 2 : 1) }
    #expect(rows.map { $0[1] } == counts)
    #expect(rows.map { $0[3] } == counts)
  }

  @Test func extremesOfComputedTextsGoAcrossBlocks() throws {
    let rowCount = 3 * Blocks.rowCount
    let texts = (0..<rowCount).map { Scalar.text("T\(rowCount - $0)") }
    var query = GroupingQuery(TestTable.make([(.text, texts)], unencoded: true))
    let lower = query.builder.add(.call(.lower, [query.builder.field(0)]), .text)
    query.aggregates = [
      BoundAggregate(.min, lower), BoundAggregate(.max, lower), BoundAggregate(.countDistinct, lower),
    ]
    #expect(try query.rows() == [[.text("t1"), .text("t9999"), .integer(Int64(rowCount))]])
  }

  @Test func zerosOfEitherSignAreOneGroup() throws {
    let reals: [Scalar] = [.real(0), .real(1), .real(-1), .real(0)]
    var query = GroupingQuery(TestTable.make([(.real, reals)]))
    let zero = query.builder.constant(.real(-0.0))
    query.keys = [query.builder.add(.arithmetic(.realMultiply, query.builder.field(0), zero), .real)]
    query.aggregate(.countRows)
    #expect(try query.rows() == [[.real(0), .integer(4)]])
  }

  @Test func integersOfAllBitsAndNullAreGroupsOfTheirOwn() throws {
    let values: [Scalar] = [.integer(.max), .null, .integer(.min), .integer(0), .null, .integer(.max)]
    var query = GroupingQuery(TestTable.make([(.integer, values)]))
    let field = query.builder.field(0)
    let computed = query.builder.add(.coalesce([field, query.builder.constant(.null, .integer)]), .integer)
    for key in [field, computed] {
      query.keys = [key]
      query.aggregates = []
      query.aggregate(.countRows)
      #expect(
        try query.rows() == [
          [.integer(.max), .integer(2)], [.null, .integer(2)], [.integer(.min), .integer(1)],
          [.integer(0), .integer(1)],
        ])
    }
  }

  @Test func keysWithoutRowsMakeNoGroups() throws {
    var query = GroupingQuery(TestTable.make([(.text, [.text("a")])]))
    query.keys = [query.builder.field(0)]
    query.aggregate(.countRows)
    query.filter = query.builder.compare(.equal, field: 0, .text("b"))
    #expect(try query.rows().isEmpty)
    query.keys = []
    #expect(try query.rows() == [[.integer(0)]])
    query.filter = query.builder.constant(.boolean(false))
    query.aggregate(.max, field: 0)
    #expect(try query.rows() == [[.integer(0), .null]])
  }

  @Test func havingAndOrderSeeGroups() throws {
    let values = TestTable.integers(3, 1, 2, 3, 2, 3)
    var query = GroupingQuery(TestTable.make([(.integer, values)]))
    query.keys = [query.builder.field(0)]
    query.aggregate(.countRows)
    query.having = query.builder.add(
      .comparison(.greater, query.value(0), query.builder.constant(.integer(1))))
    #expect(try query.rows() == [[.integer(3), .integer(3)], [.integer(2), .integer(2)]])
    query.order = [BoundOrderKey(query.value(0), isDescending: false, nullsFirst: false)]
    #expect(try query.rows() == [[.integer(2), .integer(2)], [.integer(3), .integer(3)]])
  }

  @Test func aTokenEndsManyGroupsWhereverTheyAre() {
    let rowCount = 3 * Blocks.rowCount
    let values = (0..<rowCount).map { Scalar.integer(Int64($0) &* 0x1e37_79b9_7f4a_7c15) }
    var query = GroupingQuery(TestTable.make([(.integer, values)]))
    query.keys = [query.builder.field(0)]
    query.aggregate(.sum, field: 0)
    query.aggregate(.countDistinct, field: 0)
    var questions = 0
    while true {
      let asked = Questions(before: questions)
      var options = ExecutionOptions()
      options.isCancelled = { asked.isOver() }
      do throws(ExecutionFailure) {
        _ = try query.result(options)
        break
      } catch {
        #expect(error == .cancelled)
      }
      questions += 3
    }
    // At the start, for every block, while tables grow, while merging and for the columns.
    #expect(questions > 20)
  }
}
