#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The bytes of a file, in memory that neither moves nor changes: mapped, or read into room of its own.
///
/// A file must not be cut short while it is mapped: the system ends a process that reads what is gone. Others may put
/// another file in its place, which leaves the mapped one as it was.
package final class FileBytes: @unchecked Sendable {
  // Nobody writes to the memory once it is filled, which is what makes the class safe to share.
  /// The bytes, aligned to 64.
  package let memory: UnsafeRawBufferPointer
  /// True where the system fetches the bytes when they are looked at.
  package let isMapped: Bool

  /// What vectors and the fields of snapshots want.
  private static let alignment = 64

  /// Opens a file; a folder, and what is no file at all, is refused.
  package init(_ path: String, mapped: Bool) throws(Platform.Failure) {
    let descriptor = try Platform.openForReading(path)
    defer { _ = close(descriptor) }
    let (byteCount, isRegular) = try Platform.size(ofDescriptor: descriptor)
    guard isRegular else { throw Platform.Failure(code: EINVAL) }
    isMapped = mapped && byteCount > 0
    memory =
      isMapped
      ? try FileBytes.map(descriptor, byteCount) : try FileBytes.read(descriptor, byteCount)
  }

  /// Copies bytes that are there already.
  package init(copying bytes: Span<UInt8>) {
    isMapped = false
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: FileBytes.alignment)
    bytes.withUnsafeBytes { room.copyMemory(from: $0) }
    memory = UnsafeRawBufferPointer(room)
  }

  deinit {
    guard isMapped else { return memory.deallocate() }
    _ = munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count)
  }

  private static func map(
    _ descriptor: Int32, _ byteCount: Int
  ) throws(Platform.Failure) -> UnsafeRawBufferPointer {
    var flags = MAP_PRIVATE
    #if os(Linux)
      // All of it is looked at at once; fetching page after page would cost several times as much.
      flags |= MAP_POPULATE
    #endif
    guard let start = mmap(nil, byteCount, PROT_READ, flags, descriptor, 0), start != MAP_FAILED else {
      throw Platform.Failure(code: errno)
    }
    return UnsafeRawBufferPointer(start: start, count: byteCount)
  }

  private static func read(
    _ descriptor: Int32, _ byteCount: Int
  ) throws(Platform.Failure) -> UnsafeRawBufferPointer {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: alignment)
    // Rows of a column that are read in any order are found faster in large pages, too.
    if let start = room.baseAddress { Platform.expectFullUse(of: start, byteCount) }
    var code: Int32 = 0
    var length = 0
    while length < room.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: room[length...])
      let more = Platform.readOnce(descriptor, into: rest, failure: &code)
      guard more > 0 else { break }
      length += more
    }
    guard code == 0 else {
      room.deallocate()
      throw Platform.Failure(code: code)
    }
    return UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<length])
  }
}

extension Platform {
  /// The first bytes of a file, as many as it has of so many; nil of what is no file, or cannot be read.
  package static func beginning(ofFile path: String, byteCount: Int) -> [UInt8]? {
    // A pipe is not opened: what is read from it is gone.
    var status = stat()
    guard !path.utf8.contains(0), stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = try? InputFile(path)
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: byteCount)
    guard let length = try? file.read(into: &bytes, 0..<byteCount) else { return nil }
    return Array(bytes.prefix(length))
  }
}
