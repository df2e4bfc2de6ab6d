import QuerySyntax

/// The words that open clauses, in the order in which they are offered.
enum ClauseWord {
  static let all: [Keyword] = [.where, .select, .search, .group, .having, .order, .limit, .offset]
}
