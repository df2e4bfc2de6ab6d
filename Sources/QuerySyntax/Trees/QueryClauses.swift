package import QueryDiagnostics

/// The clauses of a query, in whatever order they stood, and the expressions in them.
///
/// A clause that could not be parsed is nil, as is one that was not written; what was wrong is in the diagnostics.
package struct QueryClauses: Hashable, Sendable {
  package var explain: ExplainSyntax?
  package var select: SelectClause?
  package var search: SearchClause?
  package var filter: ExpressionClause?
  package var grouping: GroupClause?
  package var having: ExpressionClause?
  package var order: OrderClause?
  package var limit: CountClause?
  package var offset: CountClause?
  package var expressions = ExpressionTree()
  /// True where a clause was written that could not be parsed, so that more may be meant than is here.
  package var hasUnparsedClauses = false
  /// From the first byte of the query to the last, without white space and comments around it.
  package var span: SourceSpan

  package init(span: SourceSpan) { self.span = span }

  /// Makes the query one without the clause that a word opens.
  mutating func removeClause(_ keyword: Keyword) {
    switch keyword {
    case .select: select = nil
    case .search: search = nil
    case .where: filter = nil
    case .group: grouping = nil
    case .having: having = nil
    case .order: order = nil
    case .limit: limit = nil
    case .offset: offset = nil
    case .explain, .analyze, .distinct, .as, .by, .asc, .desc, .nulls, .first, .last, .or, .and, .not, .like,
      .ilike, .contains, .starts, .with, .ends, .between, .in, .is, .null, .true, .false:
      break
    }
  }
}
