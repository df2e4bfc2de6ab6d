package import Values

/// What the parameters of a query stand for, by name (`1`, `least`).
package struct ParameterBindings: Sendable {
  /// Names in lower case: parameters match whatever the case.
  package var values: [String: ParameterValue]

  /// Makes bindings of named values; the case of the names does not matter.
  package init(_ values: [String: ParameterValue] = [:]) {
    self.values = [:]
    for (name, value) in values { self.values[ParameterBindings.key(name)] = value }
  }

  /// The form in which a name is looked up.
  package static func key(_ name: String) -> String { name.lowercased() }

  /// The value of a parameter; nil where it is unbound.
  package func value(of name: String) -> ParameterValue? { values[ParameterBindings.key(name)] }
}

/// What one parameter stands for.
package enum ParameterValue: Hashable, Sendable {
  /// A value with its own type, or null.
  case typed(Scalar)
  /// A text from a command line, read as the type that its place needs.
  case untyped(String)
  /// What may stand after `in`.
  case list([Scalar])
}
