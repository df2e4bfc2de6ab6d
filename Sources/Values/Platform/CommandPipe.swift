import CSystem

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A command of the system's shell that reads what is written to it.
package final class CommandPipe {
  private let process: Int32
  /// Where the command reads from; nil once nothing more comes.
  private var descriptor: Int32?

  /// Starts `sh -c command`. Its output goes where the program's goes.
  package init(_ command: String) throws(Platform.Failure) {
    guard !command.utf8.contains(0) else { throw Platform.Failure(code: EINVAL) }
    let (readEnd, writeEnd) = try Platform.makePipe()
    defer { _ = close(readEnd) }
    var process: Int32 = 0
    let code = perigee_start_command(command, readEnd, &process)
    guard code == 0 else {
      _ = close(writeEnd)
      throw Platform.Failure(code: code)
    }
    self.process = process
    descriptor = writeEnd
  }

  deinit {
    if let descriptor { _ = close(descriptor) }
  }

  /// Hands bytes on. A command that has ended, or reads no more, is a failure that says it is a broken pipe.
  package func write(_ bytes: Span<UInt8>) throws(Platform.Failure) {
    guard let descriptor else { throw Platform.Failure(code: EPIPE) }
    try Platform.write(bytes, to: descriptor)
  }

  /// Says that nothing more comes, and waits until the command has ended.
  ///
  /// - Returns: Its exit status; 128 and more where a signal ended it.
  @discardableResult
  package func finish() -> Int32 {
    guard let descriptor else { return 0 }
    _ = close(descriptor)
    self.descriptor = nil
    return perigee_wait_for(process)
  }
}

extension Platform {
  /// A pipe that programs started later do not inherit.
  static func makePipe() throws(Failure) -> (readEnd: Int32, writeEnd: Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}
