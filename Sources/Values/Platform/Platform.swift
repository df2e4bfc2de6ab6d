#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// The files of this folder are the only ones that call the C library, and among few with pointers in them: they are
// the C library's interface, and none outlives the call that it is made for.

/// The operating system, in one place.
package enum Platform {
  /// What the system said when a file could not be used.
  package struct Failure: Error, Hashable, Sendable {
    /// The system's own words: "No such file or directory".
    package let reason: String
    /// True where a pipe was closed by its reader.
    package let isBrokenPipe: Bool

    init(code: Int32) {
      reason = Platform.text(ofCode: code)
      isBrokenPipe = code == EPIPE
    }
  }

  /// The descriptors that every process begins with.
  package static let standardInput: Int32 = 0
  package static let standardOutput: Int32 = 1
  package static let standardError: Int32 = 2

  /// Reads a whole file in large pieces.
  package static func readFile(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = try openForReading(path)
    defer { _ = close(descriptor) }
    return try readAll(descriptor)
  }

  /// Reads a descriptor to its end.
  package static func readAll(_ descriptor: Int32) throws(Failure) -> [UInt8] {
    // The size is a hint: pipes have none, and a file may grow or shrink while it is read.
    let expected = min(try size(ofDescriptor: descriptor).byteCount, mostReservedBytes)
    var code: Int32 = 0
    var isAtEnd = false
    var bytes = [UInt8](unsafeUninitializedCapacity: max(expected + 1, 1 << 16)) { buffer, count in
      while count < buffer.count, !isAtEnd {
        let part = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let length = readOnce(descriptor, into: part, failure: &code)
        count += length
        isAtEnd = length == 0
      }
    }
    if !isAtEnd { readRest(descriptor, into: &bytes, failure: &code) }
    guard code == 0 else { throw Failure(code: code) }
    return bytes
  }

  /// Writes all the bytes, however many calls that takes.
  package static func write(_ bytes: Span<UInt8>, to descriptor: Int32) throws(Failure) {
    let code = bytes.withUnsafeBytes { buffer in
      var rest = buffer
      while let start = rest.baseAddress, !rest.isEmpty {
        let length = systemWrite(descriptor, start, rest.count)
        if length >= 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[length...])
        } else if errno == EAGAIN {
          waitUntilReady(descriptor, events: Int16(POLLOUT))
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
    guard code == 0 else { throw Failure(code: code) }
  }

  /// Writes all the bytes as `write` does, but asks every few milliseconds whether to stop, also while nobody takes
  /// the bytes; returns false where the answer was yes before all were written.
  package static func write(
    _ bytes: Span<UInt8>, to descriptor: Int32, unless isStopped: () -> Bool
  ) throws(Failure) -> Bool {
    try writePart(bytes, to: descriptor, unless: isStopped) == bytes.count
  }

  /// The same; returns how many bytes were written.
  package static func writePart(
    _ bytes: Span<UInt8>, to descriptor: Int32, unless isStopped: () -> Bool
  ) throws(Failure) -> Int {
    var writtenCount = 0
    let code: Int32 = bytes.withUnsafeBytes { buffer in
      var rest = buffer
      while let start = rest.baseAddress, !rest.isEmpty {
        if isStopped() { return 0 }
        guard waitUntilReady(descriptor, events: Int16(POLLOUT), milliseconds: 5) else { continue }
        // A pipe that is ready takes this many bytes without making the writer wait.
        let length = systemWrite(descriptor, start, min(rest.count, mostBytesOfReadyPipe))
        if length >= 0 {
          rest = UnsafeRawBufferPointer(rebasing: rest[length...])
          writtenCount += length
        } else if errno != EINTR && errno != EAGAIN {
          return errno
        }
      }
      return 0
    }
    guard code == 0 else { throw Failure(code: code) }
    return writtenCount
  }

  /// A pipe is ready when it has room for `PIPE_BUF` bytes: 4096 on Linux.
  private static var mostBytesOfReadyPipe: Int { Int(PIPE_BUF) }

  /// The words that the program was started with, its own name first, as bytes: they need not be UTF-8.
  package static var arguments: [[UInt8]] {
    var words: [[UInt8]] = []
    for position in 0..<Int(CommandLine.argc) {
      guard let word = CommandLine.unsafeArgv[position] else { continue }
      // The words stand in memory that lives as long as the process; a zero byte ends each.
      words.append(Array(UnsafeRawBufferPointer(start: word, count: strlen(word))))
    }
    return words
  }

  /// Ends the process.
  package static func end(status: Int32) -> Never { exit(status) }

  /// True where the descriptor is open and is a terminal.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The size of the terminal in columns and lines; nil where there is none, or one that does not tell.
  package static func terminalSize(_ descriptor: Int32) -> (columns: Int, lines: Int)? {
    var size = winsize()
    #if canImport(Darwin)
      // TIOCGWINSZ is a macro that Swift cannot read there.
      let status = ioctl(descriptor, 0x4008_7468, &size)
    #elseif canImport(Musl)
      let status = ioctl(descriptor, Int32(TIOCGWINSZ), &size)
    #else
      let status = ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    #endif
    return status == 0 && size.ws_col > 0 ? (Int(size.ws_col), Int(size.ws_row)) : nil
  }

  /// The value of an environment variable; nil where it is not set.
  package static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// True for a folder that exists; false for everything else.
  package static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, without `.` and `..`, in no order.
  package static func entries(ofDirectory path: String) throws(Failure) -> [String] {
    guard !path.utf8.contains(0) else { throw Failure(code: EINVAL) }
    guard let directory = opendir(path) else { throw Failure(code: errno) }
    defer { _ = closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else { break }
      let name = entryName(entry)
      if name != ".", name != ".." { names.append(name) }
    }
    guard errno == 0 else { throw Failure(code: errno) }
    return names
  }

  /// Makes writing to a closed pipe an error instead of a signal.
  package static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }

  /// Nanoseconds of a clock that never goes back, counted from no time in particular.
  package static func monotonicNanoseconds() -> UInt64 {
    let (seconds, attoseconds) = clockStart.duration(to: .now).components
    return UInt64(seconds) &* 1_000_000_000 &+ UInt64(attoseconds / 1_000_000_000)
  }

  /// Some time before the first question, so that every answer is more than 0.
  private static let clockStart = SuspendingClock.now.advanced(by: .seconds(-1))

  /// A file larger than this is read all the same, but room is made as it comes.
  private static var mostReservedBytes: Int { 1 << 32 }

  static func openForReading(_ path: String) throws(Failure) -> Int32 {
    // C would end the path at the NUL and open another file.
    guard !path.utf8.contains(0) else { throw Failure(code: EINVAL) }
    while true {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      if descriptor >= 0 { return descriptor }
      guard errno == EINTR else { throw Failure(code: errno) }
    }
  }

  /// The size of an open file, 0 for what has none, and whether it is a file indeed; a folder is refused.
  static func size(
    ofDescriptor descriptor: Int32
  ) throws(Failure) -> (byteCount: Int, isRegular: Bool) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(code: EISDIR) }
    return (max(Int(status.st_size), 0), status.st_mode & S_IFMT == S_IFREG)
  }

  /// Reads what there is, at least one byte; 0 at the end and after a failure.
  ///
  /// - Parameter place: Where a regular file is read; nil for where the last reading has ended.
  static func readOnce(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at place: Int? = nil,
    failure: inout Int32
  ) -> Int {
    while true {
      let length =
        place.map { pread(descriptor, buffer.baseAddress, buffer.count, off_t($0)) }
        ?? read(descriptor, buffer.baseAddress, buffer.count)
      if length >= 0 { return length }
      if errno == EAGAIN {
        waitUntilReady(descriptor, events: Int16(POLLIN))
      } else if errno != EINTR {
        failure = errno
        return 0
      }
    }
  }

  /// More is not read into memory at once: 8 GiB.
  private static let mostBytes = 8 << 30

  private static func readRest(_ descriptor: Int32, into bytes: inout [UInt8], failure: inout Int32) {
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let length = piece.withUnsafeMutableBytes { readOnce(descriptor, into: $0, failure: &failure) }
      guard length > 0 else { return }
      guard bytes.count + length <= mostBytes else {
        // A device may have no end.
        failure = EFBIG
        return
      }
      bytes.append(contentsOf: piece[..<length])
    }
  }

  /// Waits for a descriptor that somebody else has set not to block.
  ///
  /// - Returns: False where that took longer than so many milliseconds; −1 is for ever.
  @discardableResult
  private static func waitUntilReady(
    _ descriptor: Int32, events: Int16, milliseconds: Int32 = -1
  ) -> Bool {
    var request = pollfd(fd: descriptor, events: events, revents: 0)
    // What is wrong with a descriptor is told by the call that follows.
    return poll(&request, 1, milliseconds) != 0
  }

  private static func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, start, count)
    #elseif canImport(Glibc)
      Glibc.write(descriptor, start, count)
    #elseif canImport(Musl)
      Musl.write(descriptor, start, count)
    #endif
  }

  private static func entryName(_ entry: UnsafeMutablePointer<dirent>) -> String {
    // The name may be shorter than the array that the type declares, so the structure is not copied.
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else {
      preconditionFailure("`d_name` is stored in `dirent`")
    }
    let name = UnsafeRawPointer(entry) + offset
    return String(cString: name.assumingMemoryBound(to: CChar.self))
  }

  private static func text(ofCode code: Int32) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      guard let start = buffer.baseAddress else { return "error \(code)" }
      guard strerror_r(code, start, buffer.count) == 0 else { return "error \(code)" }
      return String(cString: start)
    }
  }
}
