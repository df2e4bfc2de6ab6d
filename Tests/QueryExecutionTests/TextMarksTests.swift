import Columnar
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

@testable import QueryExecution

/// What a column of a single block has learned of texts that were sought in it is what the evaluation of single rows finds.
@Suite struct TextMarksTests {
  private static let parts = [
    "Salyut", "salyut", "Mir", "", "k", "\u{212A}", "é", "a longer description of a craft ",
  ]

  private static func table(_ rowCount: Int, _ random: inout SeededGenerator) -> ColumnTable {
    let hasNulls = random.oneIn(2)
    let texts: [Scalar] = (0..<rowCount).map { row in
      if hasNulls && random.oneIn(5) { return .null }
      return .text((0..<random.below(4)).map { _ in random.pick(parts) }.joined(separator: " "))
    }
    let numbers: [Scalar] = (0..<rowCount).map { .integer(Int64($0 % 50)) }
    return TestTable.make([(.text, texts), (.integer, numbers)], unencoded: true)
  }

  private static func filter(_ builder: inout PlanBuilder, _ random: inout SeededGenerator) -> ExpressionID {
    let needle = random.pick(parts.filter { !$0.isEmpty })
    let pattern = builder.constant(.text(random.pick(["%\(needle)%", "\(needle)%"])))
    var condition = builder.add(.textMatch(random.pick([.like, .ilike]), builder.field(0), pattern: pattern))
    if random.oneIn(4) { condition = builder.add(.not(condition)) }
    guard random.oneIn(2) else { return condition }
    let other = builder.compare(
      random.pick([.less, .greaterOrEqual]), field: 1, .integer(Int64(random.below(50))))
    return builder.add(.logical(random.pick([.and, .or]), [condition, other]))
  }

  @Test(arguments: ProcessorTime.seeds(24))
  func theyAreWhatSingleRowsAre(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let table = TextMarksTests.table(random.pick([1, 64, 65, 700]), &random)
    var options = ExecutionOptions()
    options.learning.fewestBytesToMark = 0
    options.learning.fewestAsks = random.pick([1, 2])
    options.learning.mostMarks = random.pick([0, 1, 16])
    // More conditions than are kept, most of them asked several times.
    for _ in 0..<40 {
      var builder = PlanBuilder(table)
      let filter = TextMarksTests.filter(&builder, &random)
      var plan = LogicalPlan(expressions: builder.expressions, output: .records)
      plan.filter = filter
      let rows = RowEvaluator(expressions: builder.expressions, table: table)
      let expected = (0..<table.rowCount).filter { row in
        if case .value(.boolean(true)) = rows.outcome(of: filter, row: row) { true } else { false }
      }
      let memory = ExecutionMemory()
      for _ in 0..<3 {
        let found = try Executor.run(
          Optimizer.optimize(plan, for: table), on: table, options: options, memory: memory
        ).rows
        #expect((0..<found.count).map { found[$0] } == expected, "seed \(seed)")
      }
    }
  }

  @Test func theyAreMadeForWhatIsAskedAgainAlone() throws {
    let texts: [Scalar] = (0..<2000).map { .text("a description of some bytes, number \($0)") }
    let table = TestTable.make([(.text, texts)], unencoded: true)
    let column = try #require(table.columns[0].texts)
    func wanted(_ needle: String) throws -> CodeMarks.Wanted {
      .texts(
        try #require(SoughtText(Array(needle.utf8), .anywhere, ignoresCase: false, isComplement: false)))
    }
    func search(_ needle: String) throws {
      var builder = PlanBuilder(table)
      let filter = builder.add(
        .textMatch(.like, builder.field(0), pattern: builder.constant(.text("%\(needle)%"))))
      #expect(try builder.count(where: filter) > 0)
    }
    try search("number 7")
    #expect(try column.codeMarks.latest(wanted("number 7")) == nil)
    try search("number 7")
    #expect(try column.codeMarks.latest(wanted("number 7"))?.count == Bitmap.wordCount(for: 2000))
    try search("number 8")
    #expect(try column.codeMarks.latest(wanted("number 7")) == nil, "another one was asked for last")
    #expect(
      SoughtText(Array(repeating: 97, count: 257), .anywhere, ignoresCase: false, isComplement: true) == nil)
  }
}
