import Values

/// What other rooms have worked out of something that never changes, kept with it: each kind once.
///
/// All of them are equal: what is derived from a thing is no part of it.
package final class Derivations: Hashable, Sendable {
  private let kept = Monitor<[ObjectIdentifier: any Sendable]>([:])

  package init() {}

  /// The value of a type that is kept here; made now where it is not. Two that want it at once may both make it.
  package func value<Value: Sendable>(_ make: () -> Value) -> Value {
    let key = ObjectIdentifier(Value.self)
    if let known = kept.withState({ $0[key] }) as? Value { return known }
    let made = make()
    kept.withState { $0[key] = made }
    return made
  }

  package static func == (left: Derivations, right: Derivations) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
