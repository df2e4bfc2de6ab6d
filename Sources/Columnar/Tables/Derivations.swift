import Values

/// What other rooms have worked out of something that never changes, kept with it: each kind once.
///
/// All of them are equal: what is derived from a thing is no part of it.
package final class Derivations: Hashable, Sendable {
  /// Few, so that looking through them is quicker than the first dictionary of a kind, see `NameTable`.
  private let kept = Monitor<[(kind: ObjectIdentifier, value: any Sendable)]>([])

  package init() {}

  /// The value of a type that is kept here; made now where it is not. Two that want it at once may both make it.
  package func value<Value: Sendable>(_ make: () -> Value) -> Value {
    let kind = ObjectIdentifier(Value.self)
    let known = kept.withState { kept in kept.first { $0.kind == kind }?.value }
    if let known = known as? Value { return known }
    let made = make()
    kept.withState { $0.append((kind, made)) }
    return made
  }

  package static func == (left: Derivations, right: Derivations) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}
}
