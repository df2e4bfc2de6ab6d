import CSystem

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that its owner alone may read, and that several programs may change at the same time.
package struct OwnFile: Sendable {
  private let path: String

  package init(_ path: String) { self.path = path }

  /// Everything in it; nothing where there is no file.
  package func contents() -> [UInt8] { (try? Platform.readFile(path)) ?? [] }

  /// Appends bytes, in one piece whoever else appends. Makes the file, and folders for it, where there are none.
  package func append(_ bytes: Span<UInt8>) throws(Platform.Failure) {
    let descriptor = try openLocked()
    defer { _ = close(descriptor) }
    try Platform.write(bytes, to: descriptor)
  }

  /// Puts other contents in the place of those that are there, while nobody appends. A program that is stopped on the
  /// way leaves the file as it was.
  ///
  /// - Parameter change: What the contents become; nil leaves them as they are.
  package func rewrite(_ change: ([UInt8]) -> [UInt8]?) throws(Platform.Failure) {
    let descriptor = try openLocked()
    defer { _ = close(descriptor) }
    guard let contents = change(try Platform.readFile(path)) else { return }
    let draft = path + ".new"
    let other = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard other >= 0 else { throw Platform.Failure(code: errno) }
    do {
      defer { _ = close(other) }
      try Platform.write(contents.span, to: other)
    }
    guard rename(draft, path) == 0 else { throw Platform.Failure(code: errno) }
  }

  /// Opens the file for appending and locks it.
  private func openLocked() throws(Platform.Failure) -> Int32 {
    guard !path.utf8.contains(0) else { throw Platform.Failure(code: EINVAL) }
    try makeFolders()
    while true {
      let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw Platform.Failure(code: errno) }
      let code = perigee_lock_file(descriptor)
      guard code == 0 else {
        _ = close(descriptor)
        throw Platform.Failure(code: code)
      }
      _ = fchmod(descriptor, 0o600)
      if isStillInPlace(descriptor) { return descriptor }
      // Somebody has put another file in its place while this one waited for the lock.
      _ = close(descriptor)
    }
  }

  private func isStillInPlace(_ descriptor: Int32) -> Bool {
    var (opened, named) = (stat(), stat())
    guard fstat(descriptor, &opened) == 0, stat(path, &named) == 0 else { return false }
    return opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
  }

  /// Makes the folders that the file lies in, for their owner alone, where they are not there.
  private func makeFolders() throws(Platform.Failure) {
    for (place, byte) in path.utf8.enumerated().dropFirst() where byte == UInt8(ascii: "/") {
      let folder = String(decoding: path.utf8.prefix(place), as: UTF8.self)
      guard !Platform.isDirectory(folder), mkdir(folder, 0o700) != 0, errno != EEXIST else { continue }
      throw Platform.Failure(code: errno)
    }
  }
}
