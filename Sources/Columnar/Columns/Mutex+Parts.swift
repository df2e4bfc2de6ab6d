import Synchronization

extension Mutex where Value: Sendable {
  /// A part of what is guarded, made now where nobody has wanted it before.
  func part<Part: Sendable>(_ place: WritableKeyPath<Value, Part?>, _ make: () -> Part) -> Part {
    withLock { parts in
      if let known = parts[keyPath: place] { return known }
      let made = make()
      parts[keyPath: place] = made
      return made
    }
  }
}
