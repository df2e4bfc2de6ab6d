// Made from Grammar/query.ebnf by `make grammar`; changes here are lost.
// swift-format-ignore-file

/// What is said of a rule of the grammar to people who ask.
package struct HelpText: Hashable, Sendable {
  /// One sentence or two.
  package let meaning: String
  /// A query in which the rule occurs.
  package let example: String?
}

extension Production {
  /// The rule's help.
  package var help: HelpText {
    switch self {
    case .script:
      HelpText(meaning: "Statements, separated by `;`.", example: "where in_space; select count()")
    case .statement:
      HelpText(meaning: "A query, or a request as Launch Library 2 takes it.", example: "explain where in_space")
    case .explain:
      HelpText(meaning: "Shows the plan instead of the rows; with `analyze` it runs the query and shows what each step did.", example: "explain analyze where in_space")
    case .query:
      HelpText(meaning: "Clauses in any order, each at most once.", example: "where flights_count > 1 order by name limit 5")
    case .clause:
      HelpText(meaning: "One part of a query.", example: "where in_space")
    case .selectClause:
      HelpText(meaning: "What to return; without it, whole records.", example: "select name, flights_count as flights")
    case .selectItem:
      HelpText(meaning: "An expression, with a name or without, or every field.", example: "select count() as number")
    case .searchClause:
      HelpText(meaning: "Rows in which every term of a text occurs, case ignored.", example: "search 'crew dragon'")
    case .whereClause:
      HelpText(meaning: "Keeps the rows for which the condition is true.", example: "where in_space and flights_count > 1")
    case .groupClause:
      HelpText(meaning: "One row for each distinct combination of values.", example: "group by status")
    case .havingClause:
      HelpText(meaning: "Keeps the groups for which the condition is true.", example: "group by status having count() > 3")
    case .orderClause:
      HelpText(meaning: "The order of the rows; ties keep the order of the data.", example: "order by -time_in_space, name")
    case .orderKey:
      HelpText(meaning: "One key; `-` before all of it means descending. Nulls come last.", example: "order by name desc nulls first")
    case .direction:
      HelpText(meaning: "Ascending, or descending.", example: "order by name desc")
    case .nulls:
      HelpText(meaning: "Where nulls stand.", example: "order by name nulls first")
    case .limitClause:
      HelpText(meaning: "At most so many rows.", example: "limit 10")
    case .offsetClause:
      HelpText(meaning: "Leaves out the first rows.", example: "offset 10")
    case .count:
      HelpText(meaning: "A number of rows, or a parameter.", example: "limit $rows")
    case .expression:
      HelpText(meaning: "True where one of the conditions is.", example: "where in_space or is_placeholder")
    case .conjunction:
      HelpText(meaning: "True where all of the conditions are.", example: "where in_space and flights_count > 1")
    case .negation:
      HelpText(meaning: "The opposite of a condition.", example: "where not in_space")
    case .predicate:
      HelpText(meaning: "A value, or a test of it; tests do not chain.", example: "where flights_count between 2 and 5")
    case .test:
      HelpText(meaning: "What is asked of the value before it.", example: "where name like 'Progress%'")
    case .comparison:
      HelpText(meaning: "Compares two values of types that compare.", example: "where flights_count >= 2")
    case .textTest:
      HelpText(meaning: "Tests of texts: patterns with `%` and `_`, and parts whatever the case.", example: "where name starts with 'Soyuz'")
    case .between:
      HelpText(meaning: "Both bounds included.", example: "where flights_count between 2 and 5")
    case .membership:
      HelpText(meaning: "One of several values, or of a list that is a parameter.", example: "where status in (1, 2)")
    case .nullTest:
      HelpText(meaning: "Whether there is a value.", example: "where fastest_turnaround is not null")
    case .sum:
      HelpText(meaning: "Adds and subtracts, from left to right.", example: "where time_in_space - time_docked > 90d")
    case .product:
      HelpText(meaning: "Multiplies and divides, from left to right; `//` cuts the fraction off, `%` is what it leaves.", example: "select 7 // 2")
    case .unary:
      HelpText(meaning: "The opposite number or duration.", example: "order by -flights_count")
    case .primary:
      HelpText(meaning: "A value, a field, a call, or something in brackets.", example: "select (1 + 2) * 3")
    case .quantifier:
      HelpText(meaning: "Asks a list: of any, all or none of its elements.", example: "where any(family.name = 'Dragon')")
    case .call:
      HelpText(meaning: "A function or an aggregate.", example: "select count(distinct status)")
    case .path:
      HelpText(meaning: "A field, or a field of a record; leading names may be left out.", example: "select agency.abbrev")
    case .anyName:
      HelpText(meaning: "A name where no keyword is expected.", example: "select name as order")
    case .literal:
      HelpText(meaning: "A value that is written out.", example: "select 28, 0.9, 'text', 90d, true, null")
    }
  }
}
