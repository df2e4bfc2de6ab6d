import Foundation

/// Runs work on a thread with 512 KiB of stack, as threads that an embedding program starts may have.
package enum SmallStack {
  /// Sanitizers make every frame several times larger; there the stack grows with them.
  private static let size =
    ProcessInfo.processInfo.environment["PERIGEE_SANITIZED"] == nil ? 512 * 1024 : 16 * 512 * 1024

  /// - Parameter times: How many times as much stack the work gets: more than one for what tests do themselves.
  package static func run<Answer: Sendable>(
    times: Int = 1, _ body: @escaping @Sendable () throws -> Answer
  ) throws -> Answer {
    let work = Work(body)
    let thread = Thread { work.run() }
    thread.stackSize = size * times
    thread.start()
    return try work.wait()
  }

  private final class Work<Answer: Sendable>: @unchecked Sendable {
    private let body: @Sendable () throws -> Answer
    private let isDone = DispatchSemaphore(value: 0)
    // Written before the signal, read after it.
    private var result: Result<Answer, any Error>?

    init(_ body: @escaping @Sendable () throws -> Answer) { self.body = body }

    func run() {
      result = Result { try body() }
      isDone.signal()
    }

    func wait() throws -> Answer {
      isDone.wait()
      guard let result else { preconditionFailure("the thread has set its result before it signals") }
      return try result.get()
    }
  }
}
