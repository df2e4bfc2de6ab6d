import Synchronization

/// What other rooms have worked out of something that never changes, kept with it: each kind once.
///
/// All of them are equal: what is derived from a thing is no part of it.
package final class Derivations: Hashable, Sendable {
  /// Few, so that looking through them is quicker than the first dictionary of a kind, see `NameTable`.
  private let kept = Mutex<[(kind: ObjectIdentifier, value: Derived)]>([])

  package init() {}

  /// The value of a type that is kept here; made now where it is not. Two that want it at once may both make it.
  package func value<Value: Sendable>(_ make: () -> Value) -> Value {
    let kind = ObjectIdentifier(Value.self)
    // Of an object its class is known much sooner than of a value the type.
    let known = kept.withLock { kept in kept.first { $0.kind == kind }?.value }
    if let known = known as? DerivedValue<Value> { return known.value }
    let made = make()
    kept.withLock { $0.append((kind, DerivedValue(made))) }
    return made
  }

  package static func == (left: Derivations, right: Derivations) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}

private class Derived: @unchecked Sendable {
  // Nothing of it or of its only kind changes.
}

private final class DerivedValue<Value: Sendable>: Derived, @unchecked Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
