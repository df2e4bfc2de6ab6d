package import QueryBinder
package import QueryDiagnostics
import Values

/// The values of a query's parameters: `$name` by name, `$1`, `$2` … by number.
///
///     ["least": least]              // $least
///     [30, "Dragon"]                // $1, $2
///     ["ids": [36, 40]]             // id in $ids
///     ["longest": ExactDuration.days(90), "agency": nil]
///
/// What may stand for a value is told by ``ValueConvertible``; nil is null. Names match whatever the case, and the
/// values are never spliced into the text of a query, so nothing in them can change what it asks.
public struct Parameters: Sendable {
  package private(set) var bindings: ParameterBindings

  /// No parameters.
  public init() { bindings = ParameterBindings([:]) }

  // What a run without parameters is given.
  private static let none = Parameters()

  /// Binds `$name`, or `$1` where the name is a number, counted from 1. A name that was bound before is bound anew.
  public mutating func bind(_ name: String, to value: (any ValueConvertible)?) {
    bindings.values[ParameterBindings.key(name)] = Parameters.parameterValue(value?.queryValue ?? .null)
  }

  /// Binds a text that takes the type which its place in the query needs, as on a command line: `"90d"` beside a
  /// duration is a duration, `"28"` beside an integer an integer.
  public mutating func bind(_ name: String, toText text: String) {
    bindings.values[ParameterBindings.key(name)] = .untyped(text)
  }

  /// The names that are bound, in lower case, in alphabetical order.
  public var names: [String] { bindings.values.keys.sorted() }

  /// True where none is bound.
  var isEmpty: Bool { bindings.values.isEmpty }

  /// An error for each parameter that is bound and not among `used`, in the order of their names.
  package func unused(besides used: Set<String>) -> [Diagnostic] {
    bindings.values.keys.filter { !used.contains($0) }.sorted().map { name in
      Diagnostic(
        .unusedParameter, "parameter `$\(name)` is bound, but the query does not use it", at: nil,
        hint: "write `$\(name)` in the query, or leave the parameter out")
    }
  }

  private static func parameterValue(_ value: Perigee.Value) -> ParameterValue {
    if case .list(let items) = value { return .list(items.map { $0.scalar ?? .null }) }
    return .typed(value.scalar ?? .null)
  }
}

extension Parameters: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  /// Binds names.
  public init(dictionaryLiteral elements: (String, (any ValueConvertible)?)...) {
    self = Parameters.none
    for (name, value) in elements { bind(name, to: value) }
  }

  /// Binds `$1`, `$2` and so on.
  public init(arrayLiteral elements: (any ValueConvertible)?...) {
    self.init()
    for (position, value) in elements.enumerated() { bind(String(position + 1), to: value) }
  }
}
