import CSystem

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Platform {
  /// True for a file that exists, whatever it is.
  package static func exists(_ path: String) -> Bool {
    var status = stat()
    return !path.utf8.contains(0) && stat(path, &status) == 0
  }

  /// When a file was changed last, in microseconds since 1970-01-01T00:00:00Z; nil of one that does not exist.
  package static func modificationTime(ofFile path: String) -> Int64? {
    let time = path.utf8.contains(0) ? Int64.min : perigee_modification_time(path)
    return time == Int64.min ? nil : time
  }

  /// The time of the wall clock, in microseconds since 1970-01-01T00:00:00Z.
  package static func currentTime() -> Int64 { perigee_current_time() }

  /// Gives a file another name, in the place of what has it.
  package static func move(_ path: String, to newPath: String) throws(Failure) {
    guard rename(path, newPath) == 0 else { throw Failure(code: errno) }
  }

  /// Takes a file away, or an empty folder; one that is not there is no fault.
  package static func remove(_ path: String) throws(Failure) {
    guard unlink(path) == 0 || errno == ENOENT || rmdir(path) == 0 else { throw Failure(code: errno) }
  }

  /// Makes a folder and those that it stands in, as far as they are missing.
  package static func makeFolders(_ path: String) throws(Failure) {
    guard !path.utf8.contains(0) else { throw Failure(code: EINVAL) }
    var end = path.startIndex
    while let slash = path.utf8[end...].firstIndex(of: UInt8(ascii: "/")) {
      end = path.utf8.index(after: slash)
      let part = String(path[..<slash])
      if !part.isEmpty, !isDirectory(part) { try makeFolder(part) }
    }
    if !isDirectory(path) { try makeFolder(path) }
    guard isDirectory(path) else { throw Failure(code: ENOTDIR) }
  }

  /// Where the file of the running program stands; nil where the system does not tell.
  package static var executablePath: String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { buffer in
      guard let start = buffer.baseAddress, perigee_executable_path(start, buffer.count) == 0 else {
        return nil
      }
      return String(cString: start)
    }
  }

  /// Becomes another program, which goes on with the same files and environment. Returns only where that fails.
  package static func become(_ path: String, _ arguments: [[UInt8]]) -> Failure {
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { word in
      // The copies are freed below, where the system has not put another program in this one's place.
      word.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return strdup("") }
        return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { strndup($0, bytes.count) }
      }
    }
    words.append(nil)
    _ = execv(path, words)
    let failure = Failure(code: errno)
    for word in words { free(word) }
    return failure
  }
}

/// Keeps others out of a folder as long as it lives; the system lets go of it where the process ends in any way.
package final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Nil where another process has it.
  package init?(_ path: String) throws(Platform.Failure) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw Platform.Failure(code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      _ = close(descriptor)
      if code == EWOULDBLOCK { return nil }
      throw Platform.Failure(code: code)
    }
  }

  deinit { _ = close(descriptor) }
}
