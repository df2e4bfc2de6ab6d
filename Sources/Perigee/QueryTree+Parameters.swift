import QuerySyntax

extension QueryTree {
  /// The names of all parameters that stand in the query, in lower case: they match whatever the case.
  var parameterNames: Set<String> {
    var names: Set<String> = []
    for node in expressions.nodes {
      switch node.kind {
      case .parameter(let name), .parameterMembership(_, list: let name, listSpan: _, isNegated: _):
        names.insert(name.lowercased())
      case .literal, .path, .negation, .not, .logical, .arithmetic, .comparison, .between, .membership,
        .nullTest, .textTest, .call, .quantifier, .invalid:
        break
      }
    }
    if case .parameter(let name) = search?.terms { names.insert(name.lowercased()) }
    for count in [limit, offset] {
      if case .parameter(let name) = count?.value { names.insert(name.lowercased()) }
    }
    return names
  }
}
