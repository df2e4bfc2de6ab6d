import QueryDiagnostics
import QuerySyntax

/// Builds the query that asks what a request asks. Its parts have the places of the request's parts, so that what is
/// said about them points there.
struct RequestTree {
  private static let id = "id"

  private var tree: QueryClauses
  private var terms: [ExpressionIndex] = []

  private init(_ span: SourceSpan) { tree = QueryClauses(span: span) }

  /// Some rows of all that match.
  static func page(_ request: ReadRequest, _ span: SourceSpan) -> QueryTree {
    var builder = RequestTree(span)
    for filter in request.filters { builder.append(filter) }
    builder.finishFilter(request.search)
    builder.order(by: request.ordering)
    let limitSpan = request.limitSpan ?? span
    builder.tree.limit = CountClause(
      .number(Int64(request.limit)), valueSpan: limitSpan, span: limitSpan)
    if !request.offset.isZero {
      let offsetSpan = request.offsetSpan ?? span
      builder.tree.offset = CountClause(
        .number(request.offset.clamped), valueSpan: offsetSpan, span: offsetSpan)
    }
    return QueryTree(builder.tree)
  }

  /// The row with an id, if it matches.
  static func single(
    _ id: Int64, at idSpan: SourceSpan, _ request: ReadRequest, _ span: SourceSpan
  ) -> QueryTree {
    var builder = RequestTree(span)
    builder.append(
      ReadRequest.Filter(field: Self.id, test: .number(id), fieldSpan: idSpan, valueSpan: idSpan))
    for filter in request.filters { builder.append(filter) }
    builder.finishFilter(request.search)
    return QueryTree(builder.tree)
  }

  private mutating func append(_ filter: ReadRequest.Filter) {
    let start = tree.expressions.count
    let span = filter.fieldSpan.union(filter.valueSpan)
    let field = path(filter.field, at: filter.fieldSpan)
    switch filter.test {
    case .isTrue: terms.append(field)
    case .isFalse: terms.append(node(.not(field), at: span, from: start))
    case .text(let text):
      let value = node(.literal(.text(text)), at: filter.valueSpan)
      terms.append(node(.comparison(.equal, field, value), at: span, from: start))
    case .number(let number):
      let value = node(.literal(.integer(number, spelling: "\(number)")), at: filter.valueSpan)
      terms.append(node(.comparison(.equal, field, value), at: span, from: start))
    }
  }

  private mutating func finishFilter(_ search: RequestParameter?) {
    if let search {
      tree.search = SearchClause(.text(search.value), termsSpan: search.valueSpan, span: search.span)
    }
    guard let first = terms.first, let last = terms.last else { return }
    let span = tree.expressions[first].span.union(tree.expressions[last].span)
    let condition =
      terms.count == 1
      ? first : node(.logical(.and, terms), at: span, from: tree.expressions[first].subtreeStart)
    tree.filter = ExpressionClause(condition, span: span)
  }

  /// As PostgreSQL has it, nulls are the largest. Ties go by the id.
  private mutating func order(by keys: [ReadRequest.Key]) {
    var keys = keys
    if !keys.contains(where: { $0.field == Self.id }) {
      keys.append(ReadRequest.Key(field: Self.id, isDescending: false, span: tree.span))
    }
    let ordered = keys.map { key in
      OrderKey(
        path(key.field, at: key.span), isDescending: key.isDescending, nullsFirst: key.isDescending,
        span: key.span)
    }
    tree.order = OrderClause(ordered, span: tree.span)
  }

  private mutating func path(_ name: String, at span: SourceSpan) -> ExpressionIndex {
    node(.path(PathSyntax(NameSyntax(name, span: span))), at: span)
  }

  private mutating func node(
    _ kind: ExpressionSyntax.Kind, at span: SourceSpan, from start: Int? = nil
  ) -> ExpressionIndex {
    tree.expressions.append(
      ExpressionSyntax(kind, span: span, subtreeStart: start ?? tree.expressions.count))
  }
}
