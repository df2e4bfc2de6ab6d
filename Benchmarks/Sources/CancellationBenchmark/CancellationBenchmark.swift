import QueryExecution
import QueryPlan
import ResultRendering
import Values

/// How long a query goes on after it is told to stop: sorts of 10,000,000 rows by keys of every kind, columns
/// computed for all of them, and the writing of all of them into a pipe that is read slowly. Each is stopped 20 times
/// at random moments, by a token and by a time limit.
@main
enum CancellationBenchmark {
  static let rounds = 20
  /// The longest that an answer may go on for, in the middle of its rounds.
  static let limit = 50.0

  static func main() throws {
    Platform.ignoreBrokenPipes()
    let rowCount = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000_000
    print("a table of \(rowCount) rows, stopped \(rounds) times each; milliseconds until it has stopped")
    let table = SampleTable(rowCount: rowCount)
    var worst = 0.0
    for threads in [1, 2] {
      for plan in SamplePlan.all(table.columns) {
        let query = StoppedQuery(table: table.columns, plan: plan, threads: threads)
        worst = max(worst, try report("\(plan.name), \(threads) threads", query))
      }
    }
    let everything = try SamplePlan.everything.run(on: table.columns, options: ExecutionOptions())
    for format in [OutputFormat.csv, .json, .table, .markdown] {
      let rendering = StoppedRendering(result: everything, format: format)
      worst = max(worst, try report("\(format.rawValue) into a pipe", rendering))
    }
    print("the greatest median is \(shown(worst)) ms; \(limit) ms are allowed")
  }

  /// Prints the delays of one kind of work; returns the greatest median.
  private static func report(_ name: String, _ work: some StoppableWork) throws -> Double {
    let whole = try work.wholeDuration()
    var medians: [Double] = []
    for way in StoppingWay.allCases {
      let delays = try (0..<rounds).map { _ in try Stopping(way, within: whole).delay(of: work) }.sorted()
      let (median, longest) = (delays[delays.count / 2], delays[delays.count - 1])
      medians.append(median)
      print("\(name), \(way.rawValue): median \(shown(median)), longest \(shown(longest))")
    }
    return medians.max() ?? 0
  }

  private static func shown(_ milliseconds: Double) -> Double { (milliseconds * 100).rounded() / 100 }
}
