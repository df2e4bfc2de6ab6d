import QuerySyntax

/// What is said of words and signs: the help of the rule of the grammar in which they stand, unless that is about others
/// too.
enum WordHelp {
  static func text(_ keyword: Keyword) -> String {
    switch keyword {
    case .distinct: "Each different combination of values once."
    case .analyze: "Runs the query and shows what each step did."
    case .first: "Nulls come before all values."
    case .last: "Nulls come behind all values."
    case .as: "Gives the column a name."
    case .contains: "The text stands somewhere in it, whatever the case."
    case .starts: "It begins with the text, whatever the case."
    case .ends: "It ends with the text, whatever the case."
    case .like: "Fits a pattern: `%` is any text, `_` one character."
    case .ilike: "Fits a pattern, whatever the case."
    case .null: "There is no value."
    default: rule(of: keyword).help.meaning
    }
  }

  /// The same of a test behind `not`.
  static func negatedText(_ keyword: Keyword) -> String {
    switch keyword {
    case .contains: "The text stands nowhere in it, whatever the case."
    case .starts: "It does not begin with the text, whatever the case."
    case .ends: "It does not end with the text, whatever the case."
    case .like: "Does not fit a pattern."
    case .ilike: "Does not fit a pattern, whatever the case."
    case .between: "Before the first bound, or behind the second."
    case .in: "None of several values, or of a list that is a parameter."
    case .null: "There is a value."
    default: text(keyword)
    }
  }

  private static func rule(of keyword: Keyword) -> Production {
    switch keyword {
    case .explain, .analyze: .explain
    case .select, .distinct: .selectClause
    case .as: .selectItem
    case .search: .searchClause
    case .where: .whereClause
    case .group, .by: .groupClause
    case .having: .havingClause
    case .order: .orderClause
    case .asc, .desc: .direction
    case .nulls, .first, .last: .nulls
    case .limit: .limitClause
    case .offset: .offsetClause
    case .or: .expression
    case .and: .conjunction
    case .not: .negation
    case .like, .ilike, .contains, .starts, .with, .ends: .textTest
    case .between: .between
    case .in: .membership
    case .is, .null: .nullTest
    case .true, .false: .literal
    }
  }

  static func text(_ sign: Punctuator) -> String {
    switch sign {
    case .equal: "Equal."
    case .notEqual: "Not equal."
    case .less: "Less, earlier, or before in the order of texts."
    case .lessOrEqual: "Less or equal."
    case .greater: "Greater, later, or behind in the order of texts."
    case .greaterOrEqual: "Greater or equal."
    case .plus: "Adds."
    case .minus: "Subtracts."
    case .star: "Multiplies."
    case .slash: "Divides; of integers, too, it makes a real."
    case .doubleSlash: "Divides, and cuts the fraction."
    case .percent: "What is left by a division."
    case .semicolon, .comma, .leftBracket, .rightBracket, .dot: ""
    }
  }
}
