import Glibc

/// A process that works for a comparison and talks with it by lines.
package enum Worker {
  /// Writes a line for whoever has started the worker, at once.
  package static func tell(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(1, $0.baseAddress.map { $0 + written }, $0.count - written) }
      guard count > 0 else { exit(74) }
      written += count
    }
  }

  package static func end(saying message: String, status: Int32) -> Never {
    let line = message + "\n"
    write(2, line, line.utf8.count)
    exit(status)
  }

  /// The monotonic clock.
  package static func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
