/// What alternatives tokens and operators are.
extension ProductionAlternative {
  /// Of `AnyName`.
  static func anyName(_ token: Token) -> ProductionAlternative {
    token.kind == .quotedName ? .anyNameQuotedname : .anyNameWord
  }

  /// Of `Literal`; nil for what is no literal.
  static func literal(_ token: Token) -> ProductionAlternative? {
    switch token.kind {
    case .integer: .literalInteger
    case .real: .literalReal
    case .text: .literalText
    case .unitDuration: .literalUnitduration
    case .isoDuration: .literalIsoduration
    default:
      switch token.keyword {
      case .true?: .literalTrue
      case .false?: .literalFalse
      case .null?: .literalNull
      default: nil
      }
    }
  }

  /// Of `Sum` or `Product`; nil for what is no sign of them.
  static func arithmetic(_ token: Token) -> ProductionAlternative? {
    switch token.kind {
    case .plus: .sumPlus
    case .minus: .sumMinus
    case .star: .productStar
    case .slash: .productSlash
    case .doubleSlash: .productDoubleSlash
    case .percent: .productPercent
    default: nil
    }
  }

  /// Of `Comparison`; nil for what is no sign of it.
  static func comparison(_ token: Token) -> ProductionAlternative? {
    switch token.kind {
    case .equal: .comparisonEqual
    case .notEqual: .comparisonNotequal
    case .less: .comparisonLess
    case .lessOrEqual: .comparisonLessOrEqual
    case .greater: .comparisonGreater
    case .greaterOrEqual: .comparisonGreaterOrEqual
    default: nil
    }
  }

  /// Of `TextTest`; nil for what is no word of it.
  static func textTest(_ keyword: Keyword?) -> ProductionAlternative? {
    switch keyword {
    case .like?: .textTestLike
    case .ilike?: .textTestIlike
    case .contains?: .textTestContains
    case .starts?: .textTestStarts
    case .ends?: .textTestEnds
    default: nil
    }
  }

  /// Of `Clause`; nil for what opens no clause.
  static func clause(_ keyword: Keyword) -> ProductionAlternative? {
    switch keyword {
    case .select: .clauseSelectClause
    case .search: .clauseSearchClause
    case .where: .clauseWhereClause
    case .group: .clauseGroupClause
    case .having: .clauseHavingClause
    case .order: .clauseOrderClause
    case .limit: .clauseLimitClause
    case .offset: .clauseOffsetClause
    default: nil
    }
  }

  /// Of `Quantifier`.
  static func quantifier(_ quantifier: Quantifier) -> ProductionAlternative {
    switch quantifier {
    case .any: .quantifierAny
    case .all: .quantifierAll
    case .none: .quantifierNone
    }
  }
}
