/// Words that open clauses.
struct ClauseWords: OptionSet {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The word alone; nothing for one that opens no clause.
  init(_ keyword: Keyword) {
    let bit: UInt8? =
      switch keyword {
      case .select: 0
      case .search: 1
      case .where: 2
      case .group: 3
      case .having: 4
      case .order: 5
      case .limit: 6
      case .offset: 7
      case .explain, .analyze, .distinct, .as, .by, .asc, .desc, .nulls, .first, .last, .or, .and, .not,
        .like,
        .ilike, .contains, .starts, .with, .ends, .between, .in, .is, .null, .true, .false:
        nil
      }
    self.init(rawValue: bit.map { 1 << $0 } ?? 0)
  }
}
