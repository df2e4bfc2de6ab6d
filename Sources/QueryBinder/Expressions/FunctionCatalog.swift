import QuerySyntax

/// The functions of the language by name.
enum FunctionCatalog {
  /// How many arguments each takes.
  static let argumentCounts: [String: ClosedRange<Int>] = [
    "lower": 1...1, "upper": 1...1, "trim": 1...1, "length": 1...1, "concat": 1...Int.max,
    "abs": 1...1, "round": 1...2, "floor": 1...1, "ceil": 1...1,
    "least": 1...Int.max, "greatest": 1...Int.max, "coalesce": 1...Int.max, "nullif": 2...2, "if": 3...3,
    "days": 1...1, "hours": 1...1, "minutes": 1...1, "seconds": 1...1,
    "year": 1...1, "month": 1...1, "day": 1...1,
    "date": 1...1, "timestamp": 1...1, "duration": 1...1,
  ]

  /// Few, and asked for at every call again and again: comparing short texts takes less than hashing one.
  static let aggregates = ["count", "sum", "avg", "min", "max"]

  /// True for the call of an aggregate.
  static func isAggregate(_ node: ExpressionSyntax) -> Bool {
    node.isCall && isAggregate(node.kind)
  }

  /// The same of what the node is.
  static func isAggregate(_ kind: ExpressionSyntax.Kind) -> Bool {
    guard case .call(let name, _, _) = kind else { return false }
    return aggregates.contains(name.lowercasedText)
  }

  /// Everything that may stand before a `(`.
  static let names: [String] =
    argumentCounts.keys.sorted() + aggregates.sorted() + ["all", "any", "natural", "none"]

  /// What other languages call a function that has another name here.
  static let otherNames: [String: String] = [
    "len": "length", "char_length": "length", "character_length": "length", "strlen": "length",
    "size": "length",
    "cardinality": "length", "array_length": "length", "lcase": "lower", "lowercase": "lower",
    "tolower": "lower", "ucase": "upper", "uppercase": "upper", "toupper": "upper", "ltrim": "trim",
    "rtrim": "trim", "btrim": "trim", "strip": "trim", "ceiling": "ceil", "ifnull": "coalesce",
    "isnull": "coalesce", "nvl": "coalesce", "iif": "if", "case": "if", "decode": "if", "mean": "avg",
    "average": "avg", "total": "sum", "to_date": "date", "to_timestamp": "timestamp", "datetime": "timestamp",
    "interval": "duration", "exists": "any", "some": "any", "every": "all", "minimum": "min",
    "maximum": "max",
    "to_char": "concat", "string": "concat", "str": "concat", "concat_ws": "concat", "join": "concat",
  ]

  /// True for functions of other languages in whose place a quantifier stands here.
  static func meansQuantifier(_ name: String) -> Bool {
    !aggregates.contains(name) && otherNames[name].flatMap(Quantifier.init(rawValue:)) != nil
  }

  /// What to write instead of a function that this language does not have.
  static let remedies: [String: String] = [
    "now": "the data are a snapshot: write the day as text, `'2026-08-01'`",
    "current_date": "the data are a snapshot: write the day as text, `'2026-08-01'`",
    "current_timestamp": "the data are a snapshot: write the time as text, `'2026-08-01T12:00:00Z'`",
    "today": "the data are a snapshot: write the day as text, `'2026-08-01'`",
    "getdate": "the data are a snapshot: write the day as text, `'2026-08-01'`",
    "substr": "texts are not cut here: ask with `starts with`, `ends with`, `contains` or `like`",
    "substring": "texts are not cut here: ask with `starts with`, `ends with`, `contains` or `like`",
    "left": "texts are not cut here: ask with `starts with`",
    "right": "texts are not cut here: ask with `ends with`",
    "instr": "ask with `contains`", "position": "ask with `contains`", "strpos": "ask with `contains`",
    "startswith": "write `x starts with 'text'`", "starts_with": "write `x starts with 'text'`",
    "endswith": "write `x ends with 'text'`", "ends_with": "write `x ends with 'text'`",
    "regexp": "there are no regular expressions: ask with `like`",
    "regexp_like": "there are no regular expressions: ask with `like`",
    "regexp_matches": "there are no regular expressions: ask with `like`",
    "mod": "write `a % b`", "div": "write `a // b`", "power": "write `a * a`", "pow": "write `a * a`",
    "datediff": "write `a - b`", "date_diff": "write `a - b`", "dateadd": "write `a + 90d`",
    "date_add": "write `a + 90d`", "extract": "use `year`, `month` or `day`",
    "date_part": "use `year`, `month` or `day`", "date_trunc": "use `year`, `month` or `day`",
    "cast": "values keep their types; texts become others by `date`, `timestamp` or `duration`",
  ]

  /// The kind of functions that this language does not have, and no other in their place.
  static let kinds: [String: FunctionReference.Group] = [
    "median": .aggregates, "mode": .aggregates, "stddev": .aggregates, "stdev": .aggregates,
    "stddev_pop": .aggregates, "stddev_samp": .aggregates, "variance": .aggregates, "var_pop": .aggregates,
    "var_samp": .aggregates, "percentile": .aggregates, "percentile_cont": .aggregates,
    "percentile_disc": .aggregates, "quantile": .aggregates, "corr": .aggregates, "product": .aggregates,
    "string_agg": .aggregates, "array_agg": .aggregates, "group_concat": .aggregates,
    "any_value": .aggregates, "rank": .aggregates, "row_number": .aggregates,
    "sqrt": .numbers, "log": .numbers, "ln": .numbers, "log10": .numbers, "exp": .numbers,
    "sign": .numbers, "trunc": .numbers, "truncate": .numbers, "random": .numbers,
    "replace": .texts, "reverse": .texts, "repeat": .texts, "lpad": .texts, "rpad": .texts,
    "initcap": .texts, "split": .texts, "split_part": .texts, "format": .texts, "printf": .texts,
    "age": .times, "hour": .times, "minute": .times, "second": .times, "week": .times,
    "quarter": .times, "weekday": .times, "dayofweek": .times, "strftime": .times,
  ]

  /// What there is in place of a function that nothing is like: those of its kind, or all of them.
  static func alternatives(to name: String) -> String {
    kinds[name].flatMap { functionsOfKinds[$0] } ?? allFunctions
  }

  // A query may have many such names.
  private static let allFunctions = "the functions are \(list(FunctionReference.all))"
  private static let functionsOfKinds = Dictionary(
    uniqueKeysWithValues: FunctionReference.Group.allCases.map { kind in
      let functions = list(FunctionReference.all.filter { $0.group == kind })
      return (
        kind,
        kind == .aggregates
          ? "the aggregates are \(functions)" : "for \(kind.rawValue.lowercased()) there are \(functions)"
      )
    })

  private static func list(_ functions: [FunctionReference]) -> String {
    var names: [String] = []
    for function in functions where names.last != function.name { names.append(function.name) }
    return names.map { "`\($0)`" }.joined(separator: ", ")
  }
}
