import Synchronization

/// What other rooms have worked out of something that never changes, kept with it: each kind once.
///
/// All of them are equal: what is derived from a thing is no part of it.
package final class Derivations: Hashable, Sendable {
  /// Few, so that looking through them is quicker than the first dictionary of a kind, see `NameTable`.
  private let kept = Mutex<[any AnyObject & Sendable]>([])

  package init() {}

  /// The object of a class that is kept here; made now where it is not. Two that want it at once may both make it.
  ///
  /// Not generic: finding out for which type it is asked took longer than finding the object.
  package func object(
    _ kind: AnyClass, _ make: () -> any AnyObject & Sendable
  ) -> any AnyObject & Sendable {
    if let known = kept.withLock({ kept in kept.first { type(of: $0) == kind } }) { return known }
    let made = make()
    kept.withLock { $0.append(made) }
    return made
  }

  package static func == (left: Derivations, right: Derivations) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
