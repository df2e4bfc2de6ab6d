import QueryExecution
import Synchronization
import Values

/// Who tells the work to stop.
enum StoppingWay: String, CaseIterable {
  case token
  case timeLimit = "time limit"
}

/// Work that can be told to stop.
protocol StoppableWork {
  /// Nanoseconds that it takes when nobody stops it, or for as long as is worth watching.
  func wholeDuration() throws -> UInt64
  /// Works until it has ended or was stopped; true where it was stopped.
  func run(_ options: ExecutionOptions) throws -> Bool
}

/// One stop at a random moment.
struct Stopping {
  private let way: StoppingWay
  private let whole: UInt64

  init(_ way: StoppingWay, within whole: UInt64) {
    self.way = way
    self.whole = whole
  }

  /// Milliseconds from the moment of the stop to the end of the work.
  func delay(of work: some StoppableWork) throws -> Double {
    while true {
      let moment = Platform.monotonicNanoseconds() + UInt64.random(in: whole / 50...whole * 9 / 10)
      var options = ExecutionOptions()
      let token = Token()
      switch way {
      case .timeLimit: options.deadline = moment
      case .token:
        options.isCancelled = { token.isSet }
        token.set(at: moment)
      }
      let isStopped = try work.run(options)
      let end = Platform.monotonicNanoseconds()
      // Work that was quicker than expected was not stopped: once more.
      guard isStopped else { continue }
      let told = way == .token ? token.moment : moment
      return Double(end - min(told, end)) / 1e6
    }
  }
}

/// Measures how long work goes on without asking whether to stop.
final class Silence: Sendable {
  private let times: Monitor<(last: UInt64, longest: UInt64)>

  init() { times = Monitor((last: Platform.monotonicNanoseconds(), longest: 0)) }

  /// Milliseconds, up to now.
  var longest: Double {
    ask()
    return times.withState { Double($0.longest) / 1e6 }
  }

  /// Notes a question; one can be asked for the end too.
  func ask() {
    times.withState { times in
      let now = Platform.monotonicNanoseconds()
      times.longest = max(times.longest, now - min(times.last, now))
      times.last = now
    }
  }
}

/// Set by a thread of its own.
private final class Token: Sendable {
  private let flag = Atomic(false)
  private let time = Atomic<UInt64>(0)

  var isSet: Bool { flag.load(ordering: .relaxed) }
  var moment: UInt64 { time.load(ordering: .relaxed) }

  func set(at moment: UInt64) {
    let isStarted = Platform.startThread(isWorker: false) {
      Pause.until(moment)
      self.time.store(Platform.monotonicNanoseconds(), ordering: .relaxed)
      self.flag.store(true, ordering: .relaxed)
    }
    precondition(isStarted, "the system has room for a thread")
  }
}
