/// Words of other languages and what is written here.
enum ForeignWord {
  /// For operators, where there is one that means the same.
  static let operators: [String: String] = [
    "startswith": "starts with", "starts_with": "starts with", "begins": "starts with",
    "beginswith": "starts with",
    "endswith": "ends with", "ends_with": "ends with", "includes": "contains", "has": "contains",
    "icontains": "contains", "eq": "=", "equals": "=", "ne": "!=", "neq": "!=", "lt": "<", "lte": "<=",
    "le": "<=",
    "gt": ">", "gte": ">=", "ge": ">=", "div": "//", "mod": "%", "isnull": "is null",
    "notnull": "is not null", "exists": "is not null",
    "xor": "!=", "starts": "starts with", "ends": "ends with",
  ]

  /// For clauses.
  static let clauses: [String: String] = [
    "sort": "order by", "orderby": "order by", "sort_by": "order by", "filter": "where", "take": "limit",
    "skip": "offset", "return": "select", "project": "select", "groupby": "group by", "find": "search",
    "when": "where", "if": "where", "get": "select", "show": "select", "head": "limit",
  ]

  /// Regular expressions under their many names.
  static let expressions: Set<String> = ["matches", "match", "regexp", "rlike", "regex", "glob", "similar"]

  /// Functions that give the present time. Few, and asked for at every call: comparing short texts takes less than
  /// hashing one.
  static let clocks: [String] = [
    "now", "today", "current_date", "current_timestamp", "getdate", "sysdate", "utcnow", "localtimestamp",
  ]

  /// Statements that change data or ask for something else than rows.
  static let statements: Set<String> = [
    "insert", "update", "delete", "create", "drop", "alter", "truncate", "merge",
  ]

  /// For directions in `order by`.
  static let directions: [String: String] = [
    "descending": "desc", "ascending": "asc", "descend": "desc", "ascend": "asc",
  ]

  /// First words that ask for the names of tables or fields.
  static let inquiries: Set<String> = ["describe", "show", "desc"]

  /// For comparisons written as signs.
  static let comparisons: [String: String] = [
    "===": "=", "!==": "!=", "=>": ">=", "=<": "<=", "^=": "!=", "~=": "!=", "=!": "!=", "><": "!=",
    "<=>": "=",
    ":=": "=",
  ]
}
