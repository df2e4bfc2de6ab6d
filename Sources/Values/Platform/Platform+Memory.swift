import CSystem

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Platform {
  private static var largePageSize: UInt { 1 << 21 }
  /// What is smaller is quickly had and given back either way.
  private static var fewestLargePages: UInt { 4 }

  /// Tells the system that all the room that an array has reserved will be used, so that it may give memory in large
  /// pages. Giving back 80 MB of small ones takes 18 ms, in which a query that was told to stop goes on.
  package static func expectFullUse<Element: BitwiseCopyable>(of array: inout [Element]) {
    let byteCount = array.capacity * MemoryLayout<Element>.stride
    array.withUnsafeMutableBufferPointer { buffer in
      if let start = buffer.baseAddress { expectFullUse(of: start, byteCount) }
    }
  }

  /// The same for memory that is no array's. Advice about addresses: nothing there is read or written.
  package static func expectFullUse(of start: UnsafeMutableRawPointer, _ byteCount: Int) {
    #if os(Linux)
      guard isLarge(byteCount) else { return }
      // Only whole pages inside are named.
      let address = UInt(bitPattern: start)
      let first = (address + largePageSize - 1) & ~(largePageSize - 1)
      let end = (address + UInt(byteCount)) & ~(largePageSize - 1)
      guard first < end else { return }
      _ = madvise(UnsafeMutableRawPointer(bitPattern: first), Int(end - first), Int32(MADV_HUGEPAGE))
    #endif
  }

  /// Keeps a value, and all that it holds, until the process ends: the system takes all memory back at once, while freeing
  /// it piece by piece takes time.
  package static func keepUntilEnd(_ value: Any) { _ = Unmanaged.passRetained(Kept(value: value)) }

  private final class Kept {
    let value: Any

    init(value: Any) { self.value = value }
  }

  /// True for arrays that are so large that it matters how their memory comes and goes.
  fileprivate static func isLarge(_ byteCount: Int) -> Bool {
    byteCount >= Int(fewestLargePages * largePageSize)
  }

  /// Gives memory that has been freed back to the system, where the C library would keep it for later. Costs a look at
  /// all of it.
  package static func returnFreedMemory() { perigee_return_freed_memory() }
}

extension Array where Element: BitwiseCopyable {
  /// Makes room for so many elements of an array that grows, in large pages where they are many: moving them, and giving
  /// their memory back, then takes a fraction of the time.
  @inline(__always)
  package mutating func makeRoom(for count: Int) {
    if count > capacity { grow(to: count) }
  }

  private mutating func grow(to count: Int) {
    let room = Swift.max(count, capacity * 2)
    guard Platform.isLarge(room * MemoryLayout<Element>.stride) else { return reserveCapacity(room) }
    var larger: [Element] = []
    larger.reserveCapacity(room)
    Platform.expectFullUse(of: &larger)
    larger.append(contentsOf: self)
    self = larger
  }
}
