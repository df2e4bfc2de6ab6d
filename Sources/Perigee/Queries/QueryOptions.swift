package import QueryExecution
import Values

/// How a query is run: how long it may take, how much it may answer, and who may stop it.
///
///     let options = QueryOptions(timeLimit: .seconds(2), mostRows: 1000)
///     let result = try table.run("where in_space", options: options)
///
/// Options never change which rows pass or how they are ordered.
public struct QueryOptions: Sendable {
  /// The longest that a query may run, counted from the call; nil for no limit. A query that would take longer ends
  /// with a `QueryError` of code `time-limit` within some milliseconds, also where one row takes long; the message tells
  /// the limit and what the query was doing. Zero and less end every query.
  public var timeLimit: Duration?

  /// The most rows that are returned, as if the query's own `limit` were no larger; nil for no limit. Less than
  /// zero counts as zero.
  public var mostRows: Int?

  /// The most threads that work for the query; nil for as many as the machine has. Less than one counts as one.
  /// Answers never depend on it, and small tables are answered on the caller's thread alone.
  public var threads: Int?

  /// What stops the query when it is cancelled; nil where nothing does.
  public var cancellation: CancellationToken?

  /// Makes options. Without arguments a query may use all threads, run for ever and answer everything.
  public init(
    timeLimit: Duration? = nil, mostRows: Int? = nil, threads: Int? = nil,
    cancellation: CancellationToken? = nil
  ) {
    self.timeLimit = timeLimit
    self.mostRows = mostRows
    self.threads = threads
    self.cancellation = cancellation
  }
}

extension QueryOptions {
  /// The time of the monotonic clock at which a query that begins now has to end; nil for never.
  package var deadline: UInt64? { timeLimit.map(QueryOptions.deadline) }

  /// How many threads may work, at least 1.
  var mostThreads: Int { threads.map { max($0, 1) } ?? Platform.processorCount }

  /// The same for the executor; the time limit begins now.
  package var execution: ExecutionOptions {
    var execution = ExecutionOptions()
    execution.deadline = deadline
    if let cancellation { execution.isCancelled = { cancellation.isCancelled } }
    execution.threads = mostThreads
    return execution
  }

  /// The time of the monotonic clock at which the limit is over; beyond its range its end, which never comes.
  private static func deadline(after limit: Duration) -> UInt64 {
    let (seconds, attoseconds) = limit.components
    guard limit > .zero else { return 0 }
    let (nanoseconds, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return .max }
    let (length, overflows) = nanoseconds.addingReportingOverflow(UInt64(attoseconds / 1_000_000_000))
    let (end, isBeyond) = Platform.monotonicNanoseconds().addingReportingOverflow(length)
    return overflows || isBeyond ? .max : end
  }
}
