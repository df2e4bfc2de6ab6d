import QuerySyntax

/// What is told of the words and signs of the language.
enum LanguageTopics {
  /// A word or sign, the rule of the grammar that it belongs to, and what that rule does not say.
  struct Topic {
    let words: [String]
    let title: String
    let production: Production
    let lines: [String]
  }

  static let clauses = [
    Topic(
      words: ["select"], title: "select EXPRESSION [as NAME], …", production: .selectClause,
      lines: ["`select *` is every field, `select distinct` leaves out rows that are there already."]),
    Topic(
      words: ["search"], title: "search 'TEXT'", production: .searchClause,
      lines: ["Words in double quotes inside the text belong together: `search '\"crew dragon\" c2'`."]),
    Topic(words: ["where"], title: "where CONDITION", production: .whereClause, lines: []),
    Topic(
      words: ["group", "group by", "by"], title: "group by EXPRESSION, …", production: .groupClause,
      lines: ["`select` then holds the keys and aggregates: `.help functions`."]),
    Topic(words: ["having"], title: "having CONDITION", production: .havingClause, lines: []),
    Topic(
      words: ["order", "order by"], title: "order by KEY, …", production: .orderClause,
      lines: ["`-key` and `key desc` are descending. Nulls come last, unless `nulls first` says otherwise."]),
    Topic(words: ["limit"], title: "limit NUMBER", production: .limitClause, lines: []),
    Topic(words: ["offset"], title: "offset NUMBER", production: .offsetClause, lines: []),
    Topic(words: ["explain", "analyze"], title: "explain [analyze] QUERY", production: .explain, lines: []),
  ]

  static let operators = [
    Topic(
      words: ["=", "==", "!=", "<>", "<", "<=", ">", ">="], title: "=  !=  <  <=  >  >=",
      production: .comparison,
      lines: [
        "A comparison with null is never true: `is null` asks for it. Comparisons do not chain: `between`."
      ]),
    Topic(
      words: ["between"], title: "x between a and b", production: .between,
      lines: ["Its opposite: `x not between a and b`."]),
    Topic(
      words: ["in"], title: "x in (a, b, …)", production: .membership,
      lines: ["Its opposite: `x not in (a, b)`."]),
    Topic(
      words: ["is", "is null", "is not null"], title: "x is null   x is not null", production: .nullTest,
      lines: []),
    Topic(
      words: ["like", "ilike"], title: "x like 'PATTERN'   x ilike 'PATTERN'", production: .textTest,
      lines: ["`%` is any text, `_` one character, `\\` makes the next one literal. `ilike` ignores case."]),
    Topic(
      words: ["contains", "starts", "starts with", "with", "ends", "ends with"],
      title: "x contains 'TEXT'   x starts with 'TEXT'   x ends with 'TEXT'", production: .textTest,
      lines: ["All three ignore case. Their opposites: `x not contains 'TEXT'`."]),
    Topic(words: ["and"], title: "a and b", production: .conjunction, lines: ["It binds tighter than `or`."]),
    Topic(words: ["or"], title: "a or b", production: .expression, lines: []),
    Topic(words: ["not"], title: "not a", production: .negation, lines: []),
    Topic(
      words: ["+", "-"], title: "a + b   a - b   -a", production: .sum,
      lines: [
        "Also of durations, and of dates and time stamps with durations. `order by -key` is descending."
      ]),
    Topic(
      words: ["*", "/", "//", "%"], title: "a * b   a / b   a // b   a % b", production: .product,
      lines: ["`/` gives a real. Division by zero is null."]),
    Topic(
      words: ["any", "all", "none", "lists"], title: "any(CONDITION)   all(CONDITION)   none(CONDITION)",
      production: .quantifier, lines: ["The paths inside that go through the list mean one element."]),
  ]

  static let parts = [
    Topic(
      words: ["asc", "desc"], title: "order by KEY asc   order by KEY desc", production: .direction, lines: []
    ),
    Topic(
      words: ["nulls", "first", "last"], title: "nulls first   nulls last", production: .nulls, lines: []),
    Topic(words: ["as"], title: "EXPRESSION as NAME", production: .selectItem, lines: []),
    Topic(words: ["distinct"], title: "select distinct   count(distinct x)", production: .call, lines: []),
    Topic(
      words: [".", "paths"], title: "record.field", production: .path,
      lines: ["`agency.name`, or `name` alone where one field is meant."]),
    Topic(
      words: ["true", "false", "literals"], title: "28   'text'   90d   true   null", production: .literal,
      lines: []),
    Topic(words: ["(", ")", ","], title: "( … )", production: .primary, lines: []),
    Topic(words: [";"], title: "STATEMENT; STATEMENT", production: .script, lines: []),
  ]

  static let all = clauses + operators + parts

  static func page(_ topic: Topic) -> HelpPage {
    let help = topic.production.help
    return HelpPage(topic.title, [help.meaning] + topic.lines, examples: [help.example].compactMap { $0 })
  }
}

extension Production {
  /// The place of an operator among all, from those that bind tightest on.
  var strength: Int {
    let order: [Production] = [
      .quantifier, .product, .sum, .comparison, .between, .membership, .nullTest, .textTest, .negation,
      .conjunction,
      .expression,
    ]
    return order.firstIndex(of: self) ?? order.count
  }
}
