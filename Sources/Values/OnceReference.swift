public import Synchronization

/// A reference that is set once, by whoever is first, and kept as long as this is.
///
/// Reading it is one load: the lock of a `Mutex` took 10 ns of a query that takes 400, and `AtomicLazyReference` is generic
/// code where it is called.
@usableFromInline
package struct OnceReference<Object: AnyObject & Sendable>: ~Copyable, @unchecked Sendable {
  // Without `@usableFromInline` other rooms call the generic form of what can be inlined.

  // A pointer may not be passed between threads because of what may be at its end: here an object that may.
  @usableFromInline let stored = Atomic<UnsafeRawPointer?>(nil)

  @inlinable
  package init() {}

  deinit {
    if let object = stored.load(ordering: .acquiring) { Unmanaged<Object>.fromOpaque(object).release() }
  }

  /// The object; nil as long as none was set.
  @inlinable
  @inline(__always)
  package var object: Object? {
    guard let object = stored.load(ordering: .acquiring) else { return nil }
    return Unmanaged<Object>.fromOpaque(object).takeUnretainedValue()
  }

  /// Sets the object where none is set, and returns the one that is kept.
  @inlinable
  @discardableResult
  package func setIfNil(_ object: Object) -> Object {
    let given = Unmanaged.passRetained(object)
    let (exchanged, known) = stored.compareExchange(
      expected: nil, desired: UnsafeRawPointer(given.toOpaque()), ordering: .acquiringAndReleasing)
    guard !exchanged, let known else { return object }
    given.release()
    return Unmanaged<Object>.fromOpaque(known).takeUnretainedValue()
  }
}
