#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The signals that a terminal sends to a session, taken by a thread that waits for them and told along a pipe: no code
/// ever runs inside a handler.
///
/// There is one for the life of the process, begun before other threads are, since threads inherit which signals
/// they are spared.
package final class TerminalSignals: Sendable {
  /// What is told along the pipe.
  package enum Event: UInt8, Sendable {
    case interrupt = 73
    case resize = 87
    /// The user wants the program to stop and let the shell go on; `stopUntilContinued` does it.
    case suspend = 90
  }

  /// What an interrupt is for.
  package enum Target: Sendable {
    /// The pipe, as all other events.
    case pipe
    /// Work that is to be ended.
    case work(@Sendable () -> Void)
  }

  /// Where events can be read: ready for reading when there is one.
  package let descriptor: Int32
  private let writeEnd: Int32
  private let target = Monitor(Target.pipe)
  /// How often `settle` was asked for, and how often it was done.
  private let settling = Monitor((asked: 0, done: 0))
  /// How the terminal was when the session began.
  private let terminal: termios?

  private static let told: [Int32] = [SIGINT, SIGWINCH, SIGTSTP]
  /// Sent by the process to itself. Of several signals that wait the one with the lowest number comes first, and this
  /// one's is higher than those of the keys.
  private static let mark = SIGURG
  private static let ending: [Int32] = [SIGTERM, SIGHUP, SIGQUIT]

  private init(descriptor: Int32, writeEnd: Int32, terminal: termios?) {
    self.descriptor = descriptor
    self.writeEnd = writeEnd
    self.terminal = terminal
  }

  /// Begins to take the signals; nil where the system has no pipe or thread for it, and everything stays as it was.
  package static func begin() -> TerminalSignals? {
    guard let (readEnd, writeEnd) = try? Platform.makePipe() else { return nil }
    _ = fcntl(readEnd, F_SETFL, O_NONBLOCK)
    _ = fcntl(writeEnd, F_SETFL, O_NONBLOCK)
    var state = termios()
    let isTerminal = tcgetattr(Platform.standardInput, &state) == 0
    let signals = TerminalSignals(
      descriptor: readEnd, writeEnd: writeEnd, terminal: isTerminal ? state : nil)
    // A signal that is passed over by default would not wait for anybody, unless it has a handler.
    for number in [SIGWINCH, mark] { _ = signal(number) { _ in } }
    var set = waitedFor
    pthread_sigmask(SIG_BLOCK, &set, nil)
    guard Platform.startThread(isWorker: false, { signals.waitForSignals() }) else {
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
      return nil
    }
    return signals
  }

  /// The next event, without waiting; nil where there is none.
  package func next() -> Event? {
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 {
      if let event = Event(rawValue: byte) { return event }
    }
    return nil
  }

  /// Says whom interrupts are for from now on. One that is still in the pipe is for work that begins.
  package func direct(to target: Target) {
    self.target.withState { $0 = target }
    guard case .work(let end) = target else { return }
    var isResized = false
    while let event = next() {
      if event == .interrupt { end() }
      isResized = isResized || event == .resize
    }
    if isResized { tell(.resize) }
  }

  /// Returns when every key whose signal came before this call has been told: what can be read from the terminal then
  /// was typed behind those keys.
  package func settle() {
    settling.withState { $0.asked += 1 }
    guard kill(getpid(), TerminalSignals.mark) == 0 else { return }
    settling.wait { $0.done >= $0.asked ? () : nil }
  }

  /// Stops the process as the terminal's key for it does by default; returns when it goes on.
  package func stopUntilContinued() { _ = kill(getpid(), SIGSTOP) }

  private static var waitedFor: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in told + ending + [mark] { sigaddset(&set, signal) }
    return set
  }

  private func waitForSignals() {
    var set = TerminalSignals.waitedFor
    while true {
      var signal: Int32 = 0
      guard sigwait(&set, &signal) == 0 else { continue }
      take(signal)
    }
  }

  private func take(_ signal: Int32) {
    if signal == TerminalSignals.mark {
      settling.withState { $0.done = $0.asked }
      return settling.wake()
    }
    let target = target.withState { $0 }
    switch (signal, target) {
    case (SIGINT, .work(let end)): end()
    case (SIGINT, .pipe): tell(.interrupt)
    case (SIGTSTP, .pipe): tell(.suspend)
    case (SIGTSTP, _): stopUntilContinued()
    case (SIGWINCH, _): tell(.resize)
    default: end(by: signal)
    }
  }

  /// A full pipe has more events in it than anybody waits for.
  private func tell(_ event: Event) {
    var byte = event.rawValue
    _ = write(writeEnd, &byte, 1)
  }

  /// Leaves the terminal as it was found, and ends as if the signal had not been taken.
  private func end(by number: Int32) {
    if var terminal { _ = tcsetattr(Platform.standardInput, TCSANOW, &terminal) }
    _ = signal(number, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    _ = kill(getpid(), number)
  }
}

extension Platform {
  /// Waits until one of two descriptors has something to read.
  ///
  /// - Returns: Whether the first, and whether the second can be read without waiting.
  package static func waitForInput(_ first: Int32, _ second: Int32) -> (first: Bool, second: Bool) {
    var requests = [
      pollfd(fd: first, events: Int16(POLLIN), revents: 0),
      pollfd(fd: second, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&requests, nfds_t(requests.count), -1) > 0 else { return (false, false) }
    return (requests[0].revents != 0, requests[1].revents != 0)
  }

  /// How many bytes can be read from a terminal without waiting.
  package static func availableCount(_ descriptor: Int32) -> Int {
    var count: Int32 = 0
    return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  /// Reads what there is, up to so many bytes; nothing at the end.
  package static func readPart(_ descriptor: Int32, upTo count: Int) throws(Failure) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
      length = readOnce(descriptor, into: UnsafeMutableRawBufferPointer(buffer), failure: &code)
    }
    guard code == 0 else { throw Failure(code: code) }
    return bytes
  }

  /// The seconds since the beginning of 1970, UTC.
  package static func secondsSince1970() -> Int { Int(time(nil)) }
}
