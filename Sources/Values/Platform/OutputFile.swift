#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that is written from its beginning to its end, piece by piece.
package final class OutputFile {
  private var descriptor: Int32?

  /// Opens a file, in the place of one that is there or, with `isAppending`, at its end.
  package init(_ path: String, isAppending: Bool) throws(Platform.Failure) {
    guard !path.utf8.contains(0) else { throw Platform.Failure(code: EINVAL) }
    let way = isAppending ? O_APPEND : O_TRUNC
    let opened = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | way, 0o644)
    guard opened >= 0 else { throw Platform.Failure(code: errno) }
    descriptor = opened
  }

  deinit {
    if let descriptor { _ = close(descriptor) }
  }

  package func write(_ bytes: Span<UInt8>) throws(Platform.Failure) {
    guard let descriptor else { throw Platform.Failure(code: EBADF) }
    try Platform.write(bytes, to: descriptor)
  }

  /// Closes the file; what the system could not keep is told here at the latest.
  package func finish() throws(Platform.Failure) {
    guard let descriptor else { return }
    self.descriptor = nil
    guard close(descriptor) == 0 else { throw Platform.Failure(code: errno) }
  }
}
