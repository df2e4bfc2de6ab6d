import QueryDiagnostics
import Values

/// How long values may be counted beside a query, and who may stop it: the options of a query, for work that no plan
/// runs.
struct CountingLimits {
  private let timeLimit: Duration?
  private let deadline: UInt64?
  private let cancellation: CancellationToken?

  /// A millisecond of work, or little more, lies between two questions.
  private static let stretch = 1 << 14

  /// A time limit begins now.
  init(_ options: QueryOptions) {
    timeLimit = options.timeLimit
    deadline = options.deadline
    cancellation = options.cancellation
  }

  /// True where the work is to end; from then on always.
  var isOver: Bool {
    if let cancellation, cancellation.isCancelled { return true }
    return deadline.map { Platform.monotonicNanoseconds() > $0 } ?? false
  }

  func check() throws(QueryError) {
    if isOver { throw failure }
  }

  /// What is told of work that was ended.
  var failure: QueryError {
    let isCancelled = cancellation?.isCancelled ?? false
    let diagnostic =
      isCancelled
      ? Diagnostic(.cancelled, "the query was cancelled", at: nil)
      : Diagnostic.timeLimitReached(timeLimit, activity: "values were still being counted")
    return QueryError(diagnostics: [diagnostic], source: SourceText(""))
  }

  /// Cuts cheap work on many elements into stretches and asks before each of them.
  @inline(__always)
  func forEachStretch(
    of count: Int, _ body: (Range<Int>) throws(QueryError) -> Void
  ) throws(QueryError) {
    for start in stride(from: 0, to: count, by: CountingLimits.stretch) {
      try check()
      try body(start..<min(start + CountingLimits.stretch, count))
    }
  }

  /// An array of the elements there are, made in stretches.
  @inline(__always)
  func array<Element: BitwiseCopyable>(
    _ count: Int, _ element: (Int) -> Element?
  ) throws(QueryError) -> [Element] {
    var array: [Element] = []
    array.reserveCapacity(count)
    Platform.expectFullUse(of: &array)
    try forEachStretch(of: count) { stretch in
      for index in stretch {
        if let element = element(index) { array.append(element) }
      }
    }
    return array
  }
}
