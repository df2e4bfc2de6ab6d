import Columnar
import QueryExecution
import QueryPlan
import ResultRendering
import Values

/// A query that is stopped while it runs.
struct StoppedQuery: StoppableWork {
  let table: ColumnTable
  let plan: SamplePlan
  let threads: Int

  func wholeDuration() throws -> UInt64 {
    let start = Platform.monotonicNanoseconds()
    let silence = Silence()
    var options = ExecutionOptions()
    options.isCancelled = {
      silence.ask()
      return false
    }
    _ = try run(options)
    let whole = Platform.monotonicNanoseconds() - start
    print(
      "\(plan.name), \(threads) threads: \(whole / 1_000_000) ms if not stopped, asks at least every"
        + " \(silence.longest.rounded()) ms")
    return whole
  }

  func run(_ options: ExecutionOptions) throws -> Bool {
    var options = options
    options.threads = threads
    do {
      _ = try plan.run(on: table, options: options)
      return false
    } catch .cancelled {
      return true
    } catch .timeLimit {
      return true
    }
  }
}

/// The writing of an answer into a pipe that is read slowly.
struct StoppedRendering: StoppableWork {
  let result: ResultSet
  let format: OutputFormat

  /// Nobody waits for the end: what comes after two seconds is like what came before.
  func wholeDuration() -> UInt64 { 2_000_000_000 }

  func run(_ options: ExecutionOptions) throws -> Bool {
    let pipe = SlowPipe()
    let isStopped: @Sendable () -> Bool = {
      if let isCancelled = options.isCancelled, isCancelled() { return true }
      return options.deadline.map { Platform.monotonicNanoseconds() > $0 } ?? false
    }
    let sink = ByteSink { bytes in
      guard try Platform.write(bytes, to: pipe.writing, unless: isStopped) else {
        throw RenderingInterrupted()
      }
    }
    sink.isInterrupted = isStopped
    do {
      try ResultRenderer.render(result, as: format, options: RenderingOptions(), into: sink)
      return false
    } catch is RenderingInterrupted {
      return true
    }
  }
}
