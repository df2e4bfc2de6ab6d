package import QueryBinder
package import QueryDiagnostics
import Values

/// The values of a query's parameters: `$name` by name, `$1`, `$2` … by number.
///
///     ["least": 1]          // $least
///     [30, "Dragon"]        // $1, $2
///
/// Names match whatever the case. A list binds `x in $list`.
public struct Parameters: Sendable {
  package private(set) var bindings: ParameterBindings

  /// No parameters.
  public init() { bindings = ParameterBindings([:]) }

  /// Binds `$name`, or `$1` where the name is a number, counted from 1.
  public mutating func bind(_ name: String, to value: Value) {
    bindings.values[name.lowercased()] = Parameters.parameterValue(value)
  }

  /// Binds a text that takes the type which its place in the query needs, as on a command line.
  package mutating func bind(_ name: String, toText text: String) {
    bindings.values[name.lowercased()] = .untyped(text)
  }

  /// An error for each parameter that is bound and not among `used`, in the order of their names.
  package func unused(besides used: Set<String>) -> [Diagnostic] {
    bindings.values.keys.filter { !used.contains($0) }.sorted().map { name in
      Diagnostic(
        .unusedParameter, "parameter `$\(name)` is bound, but the query does not use it", at: nil,
        hint: "write `$\(name)` in the query, or leave the parameter out")
    }
  }

  private static func parameterValue(_ value: Value) -> ParameterValue {
    if case .list(let items) = value { return .list(items.map { $0.scalar ?? .null }) }
    return .typed(value.scalar ?? .null)
  }
}

extension Parameters: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init()
    for (name, value) in elements { bind(name, to: value) }
  }

  public init(arrayLiteral elements: Value...) {
    self.init()
    for (position, value) in elements.enumerated() { bind(String(position + 1), to: value) }
  }
}
