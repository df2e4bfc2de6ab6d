/// The words with a meaning of their own. Their case does not matter.
package enum Keyword: String, Hashable, Sendable, CaseIterable {
  case select, distinct, search, `where`, group, having, order, limit, offset, by, `as`
  case and, or, not, `in`, `is`, between, like, ilike, contains
  case `true`, `false`, null, asc, desc, nulls, explain
  /// Keywords in their own place only.
  case starts, ends, with, first, last, analyze

  /// True for the words that need backquotes where a name may begin. (`starts` and `ends` are reserved before `with` only.)
  var isReserved: Bool {
    switch self {
    case .starts, .ends, .with, .first, .last, .analyze: false
    case .select, .distinct, .search, .where, .group, .having, .order, .limit, .offset, .by, .as, .and, .or,
      .not,
      .in, .is, .between, .like, .ilike, .contains, .true, .false, .null, .asc, .desc, .nulls, .explain:
      true
    }
  }

  /// True for the words that open a clause.
  var opensClause: Bool {
    switch self {
    case .select, .search, .where, .group, .having, .order, .limit, .offset: true
    case .distinct, .by, .as, .and, .or, .not, .in, .is, .between, .like, .ilike, .contains, .true, .false,
      .null,
      .asc, .desc, .nulls, .explain, .starts, .ends, .with, .first, .last, .analyze:
      false
    }
  }

  /// The keyword that the bytes spell in any case, if they spell one.
  init?(spelledBy word: ArraySlice<UInt8>) {
    guard let code = Keyword.packed(word), let keyword = Keyword.byCode[code] else { return nil }
    self = keyword
  }

  /// Up to eight letters in one number, in lower case; nil for words that are too long to be keywords.
  private static func packed(_ word: some Collection<UInt8>) -> UInt64? {
    guard word.count <= 8 else { return nil }
    var code: UInt64 = 0
    for byte in word { code = code << 8 | UInt64(ASCII.lowercased(byte)) }
    return code
  }

  private static let byCode: [UInt64: Keyword] = {
    var table: [UInt64: Keyword] = [:]
    for keyword in allCases {
      if let code = packed(Array(keyword.rawValue.utf8)) { table[code] = keyword }
    }
    return table
  }()
}
