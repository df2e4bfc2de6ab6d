import CSystem

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Addresses for bytes whose number is not known yet. The system gives memory for those that are written, and for no
/// others, so that they need not be moved when there are more.
///
/// Who writes bytes sees to it that nobody else has to do with the same ones meanwhile, and `keep` is called when nobody
/// writes any more: that is what makes it safe to share.
package final class ReservedBytes: @unchecked Sendable {
  private let start: UnsafeMutableRawPointer
  /// How many bytes there is room for.
  package let count: Int
  /// The pages that have not been given back.
  private var kept: Range<Int>

  /// Large pages are worth it behind so many bytes: what is not used of the last one is then a small part.
  private static let smallPageLength = 6 << 20

  /// Reserves room for at least so many bytes. Nil where the system has no such addresses, and where it counts them
  /// against a limit of the process.
  ///
  /// - Parameter first: The place from which on bytes are written one behind another.
  package init?(_ count: Int, from first: Int) {
    guard count > 0, first >= 0, first <= count, !perigee_are_addresses_limited() else { return nil }
    let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
    guard let start = mmap(nil, count, PROT_READ | PROT_WRITE, flags, -1, 0), start != MAP_FAILED else {
      return nil
    }
    self.start = start
    self.count = count
    kept = 0..<count
    let large = min(first + ReservedBytes.smallPageLength, count)
    Platform.expectFullUse(of: start + large, count - large)
  }

  deinit { if !kept.isEmpty { _ = munmap(start + kept.lowerBound, kept.count) } }

  /// Copies bytes to a place, where there must be room for them.
  package func write(_ bytes: Span<UInt8>, at place: Int) {
    precondition(place >= 0 && place <= count && bytes.count <= count - place, "there is room for the bytes")
    bytes.withUnsafeBytes { bytes in
      guard let source = bytes.baseAddress else { return }
      (start + place).copyMemory(from: source, byteCount: bytes.count)
    }
  }

  /// Bytes that have been written, as long as the object is there.
  package func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the bytes are inside")
    return UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count)
  }

  /// Gives all whole pages back but those of a range. Nothing outside of it is touched any more.
  package func keep(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "the bytes are inside")
    let page = max(Int(getpagesize()), 1)
    let first = range.lowerBound / page * page
    let (rounded, overflow) = range.upperBound.addingReportingOverflow(page - 1)
    let end = overflow ? count : min(rounded / page * page, count)
    if first > 0 { _ = munmap(start, first) }
    if end < count { _ = munmap(start + end, count - end) }
    kept = first..<end
  }
}
