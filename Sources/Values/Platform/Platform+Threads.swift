import CSystem

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Platform {
  /// How many processors the process may count on, at least 1.
  package static let processorCount = max(1, Int(perigee_processor_count()))

  /// What a thread is given for its calls. Evaluation does not recurse, so that this is ample.
  private static var stackSize: Int { 1 << 20 }

  /// Starts a thread that runs `body` and ends with it; false where the system gives no thread.
  ///
  /// - Parameter isWorker: True for a thread of a pool, which must not wait for others of its kind.
  package static func startThread(isWorker: Bool, _ body: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    defer { _ = pthread_attr_destroy(&attributes) }
    guard pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED)) == 0,
      pthread_attr_setstacksize(&attributes, stackSize) == 0
    else { return false }
    // The thread takes over this reference.
    let start = Unmanaged.passRetained(ThreadStart(isWorker: isWorker, body))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    guard pthread_create(&thread, &attributes, runThread, start.toOpaque()) == 0 else {
      start.release()
      return false
    }
    return true
  }

  /// True on threads that `startThread` has started as workers.
  package static var isOnWorkerThread: Bool {
    guard let key = ThreadStart.mark else { return false }
    return pthread_getspecific(key) != nil
  }
}

/// What a new thread is handed.
private final class ThreadStart: Sendable {
  /// Has a value on workers; nil where the system has no room for it.
  static let mark: pthread_key_t? = {
    var key = pthread_key_t()
    return pthread_key_create(&key, nil) == 0 ? key : nil
  }()

  let isWorker: Bool
  let body: @Sendable () -> Void

  init(isWorker: Bool, _ body: @escaping @Sendable () -> Void) {
    self.isWorker = isWorker
    self.body = body
  }
}

private func run(_ start: UnsafeMutableRawPointer) {
  let thread = Unmanaged<ThreadStart>.fromOpaque(start).takeRetainedValue()
  if thread.isWorker, let key = ThreadStart.mark { _ = pthread_setspecific(key, start) }
  thread.body()
}

#if canImport(Darwin)
  private func runThread(_ start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    run(start)
    return nil
  }
#else
  private func runThread(_ start: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let start { run(start) }
    return nil
  }
#endif
