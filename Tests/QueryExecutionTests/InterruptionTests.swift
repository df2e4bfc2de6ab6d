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

  private static func run(_ plan: LogicalPlan, threads: Int, stoppingAt stop: Int) -> Run {
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
}
