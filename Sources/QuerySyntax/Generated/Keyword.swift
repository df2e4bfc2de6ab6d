// Made from Grammar/query.ebnf by `make grammar`; changes here are lost.
// swift-format-ignore-file

/// The words with a meaning of their own. Their case does not matter.
package enum Keyword: String, Hashable, Sendable, CaseIterable {
  case explain
  case analyze
  case select
  case distinct
  case `as`
  case search
  case `where`
  case group
  case by
  case having
  case order
  case asc
  case desc
  case nulls
  case first
  case last
  case limit
  case offset
  case or
  case and
  case not
  case like
  case ilike
  case contains
  case starts
  case with
  case ends
  case between
  case `in`
  case `is`
  case null
  case `true`
  case `false`

  /// True for the words that need backquotes where a name may begin. (`starts` and `ends` are reserved before `with`
  /// only.)
  var isReserved: Bool {
    switch self {
    case .analyze, .first, .last, .starts, .with, .ends: false
    case .explain, .select, .distinct, .as, .search, .where, .group, .by, .having, .order, .asc, .desc, .nulls, .limit, .offset, .or, .and, .not, .like, .ilike, .contains, .between, .in, .is, .null, .true, .false: true
    }
  }

  /// True for the words that open a clause.
  var opensClause: Bool {
    switch self {
    case .select, .search, .where, .group, .having, .order, .limit, .offset: true
    case .explain, .analyze, .distinct, .as, .by, .asc, .desc, .nulls, .first, .last, .or, .and, .not, .like, .ilike, .contains, .starts, .with, .ends, .between, .in, .is, .null, .true, .false: false
    }
  }
}
