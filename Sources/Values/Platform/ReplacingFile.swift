#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that appears whole under its name or not at all: it is written beside that place under another name, and
/// takes the place of what stood there when all of it is on the disk. Where the path is a symbolic link, what it leads to
/// is replaced and the link stays.
///
/// Not finished, it is taken away again. A process that is killed meanwhile leaves it behind under a name that begins
/// with a point and ends in `.part`.
package final class ReplacingFile {
  private let path: String
  private let partPath: String
  private let descriptor: Int32
  private var isFinished = false

  /// Bytes that are collected before they are written.
  private static let pieceSize = 1 << 18
  private var pending: [UInt8] = []
  /// Other names that are tried where one is taken.
  private static let mostAttempts = 16

  package init(_ path: String) throws(Platform.Failure) {
    guard !path.utf8.contains(0), !path.isEmpty else { throw Platform.Failure(code: EINVAL) }
    let path = try ReplacingFile.target(of: path)
    self.path = path
    let (folder, name) = ReplacingFile.parts(of: path)
    for _ in 0..<ReplacingFile.mostAttempts {
      let mark = String(UInt64.random(in: 0...UInt64.max), radix: 36)
      let candidate = "\(folder)/.\(name).\(mark).part"
      let descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      if descriptor >= 0 {
        partPath = candidate
        self.descriptor = descriptor
        return
      }
      guard errno == EEXIST else { throw Platform.Failure(code: errno) }
    }
    throw Platform.Failure(code: EEXIST)
  }

  deinit {
    guard !isFinished else { return }
    _ = close(descriptor)
    _ = unlink(partPath)
  }

  /// Appends bytes.
  package func write(_ bytes: Span<UInt8>) throws(Platform.Failure) {
    guard bytes.count < ReplacingFile.pieceSize else {
      try writePending()
      return try Platform.write(bytes, to: descriptor)
    }
    pending.append(bytesOf: bytes)
    if pending.count >= ReplacingFile.pieceSize { try writePending() }
  }

  /// Puts the file in its place. What was written is on the disk before the old file is gone.
  package func finish() throws(Platform.Failure) {
    try writePending()
    guard fsync(descriptor) == 0 else { throw Platform.Failure(code: errno) }
    isFinished = true
    guard close(descriptor) == 0, rename(partPath, path) == 0 else {
      let code = errno
      _ = unlink(partPath)
      throw Platform.Failure(code: code)
    }
    ReplacingFile.synchronize(folder: ReplacingFile.parts(of: path).folder)
  }

  private func writePending() throws(Platform.Failure) {
    let piece = pending
    pending = []
    try Platform.write(piece.span, to: descriptor)
  }

  /// Makes the new name last. Not every file system can; the file itself is safe either way.
  private static func synchronize(folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = close(descriptor)
  }

  /// So many links behind one another are followed, as by Linux.
  private static let mostLinks = 40

  /// Where a path leads when its last part is a symbolic link, also where nothing is there yet.
  private static func target(of path: String) throws(Platform.Failure) -> String {
    var path = path
    for _ in 0...mostLinks {
      guard let next = linkedPath(path) else { return path }
      path = next.hasPrefix("/") ? next : "\(parts(of: path).folder)/\(next)"
    }
    throw Platform.Failure(code: ELOOP)
  }

  /// What a symbolic link says; nil for everything else.
  private static func linkedPath(_ path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX) + 1) { buffer in
      guard let start = buffer.baseAddress else { return nil }
      let length = readlink(path, start, buffer.count - 1)
      guard length > 0 else { return nil }
      buffer[length] = 0
      return String(cString: start)
    }
  }

  private static func parts(of path: String) -> (folder: String, name: Substring) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", path[...]) }
    let name = path[path.utf8.index(after: slash)...]
    return (slash == path.startIndex ? "" : String(path[..<slash]), name)
  }
}
