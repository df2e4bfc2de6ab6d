import Columnar
import QueryExecution
import QueryOptimizer
import QueryPlan
import TestSupport
import Testing
import Values

/// Queries are given up wherever they are, and soon.
@Suite struct InterruptionTests {
  private static let rowCount = 80_000

  /// Integers with nulls, reals, texts of which all begin alike and many are equal.
  private static let table: ColumnTable = {
    var random = SeededGenerator(seed: 5)
    var columns: [[Scalar]] = [[], [], []]
    for _ in 0..<rowCount {
      columns[0].append(random.below(10) == 0 ? .null : .integer(Int64(random.below(1_000_000_000))))
      columns[1].append(.real(Double(random.below(1 << 40)) / 64))
      columns[2].append(.text("Progress MS-\(random.below(50_000))"))
    }
    return TestTable.make(
      [(.integer, columns[0]), (.real, columns[1]), (.text, columns[2])], unencoded: true)
  }()

  private enum Kind: CaseIterable {
    case numbers, reals, texts, computedTexts, topRows, computedColumns
  }

  private static func plan(_ kind: Kind) -> LogicalPlan {
    var builder = PlanBuilder(table)
    func order(_ key: ExpressionID, limit: Int? = nil) -> LogicalPlan {
      LogicalPlan(
        expressions: builder.expressions,
        order: [BoundOrderKey(key, isDescending: true, nullsFirst: true)], limit: limit, output: .records)
    }
    switch kind {
    case .numbers: return order(builder.field(0))
    case .reals: return order(builder.field(1))
    case .texts: return order(builder.field(2))
    case .computedTexts:
      let text = builder.field(2)
      return order(builder.add(.call(.upper, [text]), .text))
    case .topRows: return order(builder.field(1), limit: 10)
    case .computedColumns:
      let number = builder.field(0)
      let text = builder.field(2)
      let roots = [builder.add(.negation(number), .integer), builder.add(.call(.upper, [text]), .text)]
      return LogicalPlan(
        expressions: builder.expressions,
        output: .columns(roots.map { OutputColumn(name: "x", content: .expression($0)) }))
    }
  }

  private struct Run {
    var failure: ExecutionFailure?
    /// How many times it was asked whether to stop, and how many of these were after the first yes.
    var questions = 0
    var questionsAfterYes = 0
  }

  private static func run(
    _ plan: LogicalPlan, on table: ColumnTable = InterruptionTests.table, threads: Int, stoppingAt stop: Int
  ) -> Run {
    let asked = Monitor(Run())
    var options = ExecutionOptions()
    options.threads = threads
    options.isCancelled = {
      asked.withState { run in
        run.questions += 1
        if run.questions > stop { run.questionsAfterYes += 1 }
        // Said once only: who was told need not be told again.
        return run.questions == stop
      }
    }
    do throws(ExecutionFailure) {
      _ = try Executor.run(Optimizer.optimize(plan, for: table), on: table, options: options)
    } catch {
      asked.withState { $0.failure = error }
    }
    return asked.withState { $0 }
  }

  @Test(arguments: Kind.allCases, [1, 3])
  private func aQueryEndsAtAnyQuestion(kind: Kind, threads: Int) {
    let plan = Self.plan(kind)
    let whole = Self.run(plan, threads: threads, stoppingAt: .max)
    #expect(whole.failure == nil)
    // More than once for each block of rows: sorts and columns ask for themselves.
    #expect(whole.questions > Blocks.count(for: Self.rowCount))
    for stop in stride(from: 1, through: whole.questions, by: max(whole.questions / 4, 1)) {
      let stopped = Self.run(plan, threads: threads, stoppingAt: stop)
      #expect(stopped.failure == .cancelled, "\(kind), question \(stop) of \(whole.questions)")
      if threads == 1 { #expect(stopped.questionsAfterYes == 0) }
    }
  }

  // MARK: - One row

  /// A text of half a megabyte, and a list of very many numbers.
  private static let longRow: ColumnTable = TestTable.make(
    [Field("text", .scalar(.text)), Field("list", .list(.scalar(.integer)))],
    rows: [
      [
        .scalar(.text(String(repeating: "a", count: 1 << 19))),
        .list((0..<300_000).map { .scalar(.integer($0)) }),
      ]
    ])

  private enum LongWork: CaseIterable {
    case length, upper, concat, contains, like, fittedPattern, quantifier, values
  }

  private static func plan(_ work: LongWork) -> LogicalPlan {
    var builder = PlanBuilder(longRow)
    let text = builder.field(0)
    let list = FieldPath([1])
    func column(_ id: ExpressionID) -> LogicalPlan {
      LogicalPlan(
        expressions: builder.expressions,
        output: .columns([OutputColumn(name: "x", content: .expression(id))]))
    }
    func match(_ match: TextMatch, _ pattern: String) -> LogicalPlan {
      let pattern = builder.constant(.text(pattern))
      return column(builder.add(.textMatch(match, text, pattern: pattern)))
    }
    // Almost found at every place.
    let needle = String(repeating: "a", count: 128) + "b"
    switch work {
    case .length: return column(builder.add(.call(.length, [text]), .integer))
    case .upper: return column(builder.add(.call(.upper, [text]), .text))
    case .concat:
      let joined = builder.add(.call(.concat, Array(repeating: text, count: 32)), .text)
      return column(builder.add(.call(.length, [joined]), .integer))
    case .contains: return match(.contains, needle)
    case .like: return match(.like, "%\(needle)%")
    case .fittedPattern: return match(.like, "%_\(needle)%x")
    case .quantifier:
      let element = builder.add(.field(list), .integer)
      let isNegative = builder.add(.comparison(.less, element, builder.constant(.integer(-1))))
      let odd = builder.add(.arithmetic(.integerMultiply, element, builder.constant(.integer(3))), .integer)
      let isFar = builder.add(.comparison(.less, odd, builder.constant(.integer(-1))))
      let either = builder.add(.logical(.or, [isNegative, isFar]))
      return column(builder.add(.quantified(.any, over: list, condition: either)))
    case .values:
      return LogicalPlan(
        expressions: builder.expressions,
        output: .columns([OutputColumn(name: "x", content: .listValues(list))]))
    }
  }

  @Test(arguments: LongWork.allCases)
  private func theWorkOnOneRowEndsAtAnyQuestion(work: LongWork) {
    let plan = Self.plan(work)
    let whole = Self.run(plan, on: Self.longRow, threads: 1, stoppingAt: .max)
    #expect(whole.failure == nil)
    #expect(whole.questions > 8, "\(work)")
    for stop in [whole.questions / 3, whole.questions * 2 / 3] {
      let stopped = Self.run(plan, on: Self.longRow, threads: 1, stoppingAt: stop)
      #expect(stopped.failure == .cancelled, "\(work), question \(stop) of \(whole.questions)")
      #expect(stopped.questionsAfterYes == 0)
    }
  }
}
