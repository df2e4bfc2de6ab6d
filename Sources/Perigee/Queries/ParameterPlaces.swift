import QueryBinder
import QueryDiagnostics
import QuerySyntax
import Values

/// Where parameters stand in a query.
struct ParameterPlaces {
  /// As operands of expressions: names in lower case, and where.
  private(set) var operands: [(name: String, span: SourceSpan)] = []
  /// After `in`.
  private(set) var lists: [(name: String, span: SourceSpan)] = []
  private(set) var search: (name: String, span: SourceSpan)?
  private(set) var limit: (name: String, span: SourceSpan)?
  private(set) var offset: (name: String, span: SourceSpan)?

  init(_ tree: QueryTree) {
    for node in tree.expressions.nodes {
      switch node.kind {
      case .parameter(let name): operands.append((ParameterBindings.key(name), node.span))
      case .parameterMembership(_, list: let name, listSpan: let span, isNegated: _):
        lists.append((ParameterBindings.key(name), span))
      case .literal, .path, .negation, .not, .logical, .arithmetic, .comparison, .between, .membership,
        .nullTest, .textTest, .call, .quantifier, .invalid:
        break
      }
    }
    if let clause = tree.search, case .parameter(let name) = clause.terms {
      search = (ParameterBindings.key(name), clause.termsSpan)
    }
    limit = ParameterPlaces.place(tree.limit)
    offset = ParameterPlaces.place(tree.offset)
  }

  private static func place(_ clause: CountClause?) -> (name: String, span: SourceSpan)? {
    guard let clause, case .parameter(let name) = clause.value else { return nil }
    return (ParameterBindings.key(name), clause.valueSpan)
  }

  private var all: [(name: String, span: SourceSpan)] {
    operands + lists + [search, limit, offset].compactMap { $0 }
  }

  /// The names, in lower case: parameters match whatever the case.
  var names: Set<String> { Set(all.map(\.name)) }

  var spans: [SourceSpan] { all.map(\.span) }

  /// A value for every parameter that its place admits, as far as one value can serve all its places.
  var standIns: ParameterBindings {
    var bindings = ParameterBindings()
    for place in operands { bindings.values[place.name] = .typed(.null) }
    for place in [limit, offset].compactMap({ $0 }) { bindings.values[place.name] = .typed(.integer(0)) }
    if let search { bindings.values[search.name] = .typed(.text("")) }
    for place in lists { bindings.values[place.name] = .list([.null]) }
    return bindings
  }
}
