#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that is read from its beginning to its end, piece by piece. It is never mapped: a file that is cut short
/// while it is read has an earlier end, and nothing worse.
package final class InputFile: Sendable {
  private let descriptor: Int32
  /// How many bytes the file had when it was opened; 0 for pipes and devices.
  package let byteCount: Int
  /// True for a file that can be read again from its beginning.
  package let isRegular: Bool

  /// Opens a file; a folder is refused.
  package init(_ path: String) throws(Platform.Failure) {
    descriptor = try Platform.openForReading(path)
    do throws(Platform.Failure) {
      (byteCount, isRegular) = try Platform.size(ofDescriptor: descriptor)
    } catch {
      _ = close(descriptor)
      throw error
    }
  }

  deinit { _ = close(descriptor) }

  /// Reads what is left of it.
  package func readRest() throws(Platform.Failure) -> [UInt8] { try Platform.readAll(descriptor) }

  /// Reads into the bytes of an array from `start` up to `end`, less only where the file ends; returns how many.
  package func read(into bytes: inout [UInt8], _ range: Range<Int>) throws(Platform.Failure) -> Int {
    try InputFile.fill(&bytes, range) { [descriptor] rest, _, code in
      Platform.readOnce(descriptor, into: rest, failure: &code)
    }
  }

  /// The same from a place of a regular file, wherever others read it.
  package func read(
    into bytes: inout [UInt8], _ range: Range<Int>, at place: Int
  ) throws(Platform.Failure) -> Int {
    try InputFile.fill(&bytes, range) { [descriptor] rest, length, code in
      Platform.readOnce(descriptor, into: rest, at: place + length, failure: &code)
    }
  }

  /// Calls for bytes, behind so many, until there are no more or the range is full.
  private static func fill(
    _ bytes: inout [UInt8], _ range: Range<Int>,
    _ readOnce: (UnsafeMutableRawBufferPointer, _ length: Int, _ code: inout Int32) -> Int
  ) throws(Platform.Failure) -> Int {
    var code: Int32 = 0
    var length = 0
    bytes.withUnsafeMutableBytes { buffer in
      let room = UnsafeMutableRawBufferPointer(rebasing: buffer[range])
      while length < room.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: room[length...])
        let more = readOnce(rest, length, &code)
        guard more > 0 else { return }
        length += more
      }
    }
    guard code == 0 else { throw Platform.Failure(code: code) }
    return length
  }
}
