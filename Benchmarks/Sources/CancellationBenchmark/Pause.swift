import Values

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sleeping, and pipes.
enum Pause {
  static func until(_ moment: UInt64) {
    let now = Platform.monotonicNanoseconds()
    if moment > now { usleep(UInt32((moment - now) / 1000)) }
  }
}

/// A pipe whose reader takes its time.
final class SlowPipe {
  let writing: Int32
  private let reading: Int32

  init() {
    var ends: [Int32] = [0, 0]
    precondition(pipe(&ends) == 0, "the system has room for a pipe")
    (reading, writing) = (ends[0], ends[1])
    let reading = reading
    let isStarted = Platform.startThread(isWorker: false) {
      var piece = [UInt8](repeating: 0, count: 16_384)
      while read(reading, &piece, piece.count) > 0 { usleep(2000) }
      close(reading)
    }
    precondition(isStarted, "the system has room for a thread")
  }

  deinit { close(writing) }
}
