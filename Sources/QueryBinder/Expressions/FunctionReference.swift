/// What is told of one function in the reference of the language and in help.
package struct FunctionReference: Hashable, Sendable {
  /// What kind of function it is, in the order of the reference.
  package enum Group: String, Hashable, Sendable, CaseIterable {
    case texts = "Texts"
    case numbers = "Numbers"
    case choices = "Choosing values"
    case times = "Durations, dates and time stamps"
    case aggregates = "Aggregates"
    case quantifiers = "Lists"
    case orders = "Keys of the order"
  }

  package let name: String
  package let group: Group
  /// How it is called: `round(x, digits)`.
  package let usage: String
  /// What it gives, in one sentence.
  package let meaning: String
  /// A query over the embedded spacecraft that uses it and has one row with one column.
  package let example: String

  private init(_ group: Group, _ usage: String, _ meaning: String, _ example: String) {
    self.group = group
    self.usage = usage
    self.meaning = meaning
    self.example = example
    name = String(usage.prefix { $0 != "(" })
  }

  /// Every function of the language, by group.
  package static let all: [FunctionReference] =
    texts + numbers + choices + times + aggregates + quantifiers + orders

  /// Everything that may stand before a `(`, as the binder knows it.
  package static var knownNames: [String] { FunctionCatalog.names }

  private static let texts = [
    FunctionReference(
      .texts, "lower(text)", "The text in lower case, code point by code point.",
      "select lower('Прогресс MS') limit 1"),
    FunctionReference(
      .texts, "upper(text)", "The text in upper case, code point by code point.",
      "select upper('Прогресс MS') limit 1"),
    FunctionReference(
      .texts, "trim(text)", "The text without white space at both ends.", "select trim('  Soyuz ') limit 1"),
    FunctionReference(
      .texts, "length(x)", "The number of code points of a text, or of elements of a list.",
      "select length(name) where id = 36"),
    FunctionReference(
      .texts, "concat(a, b, …)",
      "All values one behind the other as text; a null is empty, other types are written as CSV writes them.",
      "select concat(name, ' flew ', flights_count, ' times') where name = 'Dragon C108'"),
  ]

  private static let numbers = [
    FunctionReference(
      .numbers, "abs(x)", "The number or duration without its sign.", "select abs(-7) limit 1"),
    FunctionReference(
      .numbers, "round(x)", "The nearest whole number, half away from zero; the type is kept.",
      "select round(2.5) limit 1"),
    FunctionReference(
      .numbers, "round(x, digits)",
      "Rounded to so many decimal digits; negative ones stand left of the point.",
      "select round(1234.567, -2) limit 1"),
    FunctionReference(
      .numbers, "floor(x)", "The greatest whole number up to x.", "select floor(-2.5) limit 1"),
    FunctionReference(
      .numbers, "ceil(x)", "The smallest whole number from x on.", "select ceil(-2.5) limit 1"),
  ]

  private static let choices = [
    FunctionReference(
      .choices, "least(a, b, …)", "The smallest value; nulls are passed over.",
      "select least(3, null, 2) limit 1"),
    FunctionReference(
      .choices, "greatest(a, b, …)", "The largest value; nulls are passed over.",
      "select greatest(3, null, 2) limit 1"),
    FunctionReference(
      .choices, "coalesce(a, b, …)", "The first value that is not null; those behind it are not computed.",
      "select coalesce(null, 'none') limit 1"),
    FunctionReference(
      .choices, "nullif(a, b)", "Null where the two are equal or one of them is null, else a.",
      "select nullif(serial_number, 'TBD') where name = 'Crew Dragon Endeavour'"),
    FunctionReference(
      .choices, "if(condition, a, b)", "a where the condition is true, b where it is false or null.",
      "select if(in_space, 'up', 'down') where name = 'X-37B 1'"),
  ]

  private static let times = [
    FunctionReference(
      .times, "days(duration)", "The duration in days, as a real.", "select days(36h) limit 1"),
    FunctionReference(
      .times, "hours(duration)", "The duration in hours, as a real.", "select hours(90m) limit 1"),
    FunctionReference(
      .times, "minutes(duration)", "The duration in minutes, as a real.", "select minutes(90s) limit 1"),
    FunctionReference(
      .times, "seconds(duration)", "The duration in seconds, as a real.", "select seconds(1500ms) limit 1"),
    FunctionReference(
      .times, "year(date)", "The year of a date or time stamp, UTC.",
      "select year(date('2019-03-02')) limit 1"),
    FunctionReference(
      .times, "month(date)", "The month of a date or time stamp, 1 to 12, UTC.",
      "select month(date('2019-03-02')) limit 1"),
    FunctionReference(
      .times, "day(date)", "The day of the month of a date or time stamp, UTC.",
      "select day(timestamp('2019-03-02T07:49:00Z')) limit 1"),
    FunctionReference(
      .times, "date(x)", "The date that a text spells, or the day of a time stamp.",
      "select date('2019-03-02') + 1d limit 1"),
    FunctionReference(
      .times, "timestamp(text)", "The time stamp that a text spells.",
      "select timestamp('2019-03-02 07:49') limit 1"),
    FunctionReference(
      .times, "duration(text)", "The duration that a text spells, in units or in ISO 8601.",
      "select duration('P1DT2H') * 2 limit 1"),
  ]

  private static let aggregates = [
    FunctionReference(
      .aggregates, "count()", "The number of rows; also written count(*).", "select count() where in_space"),
    FunctionReference(
      .aggregates, "count(x)", "The number of rows in which x is not null.",
      "select count(fastest_turnaround)"),
    FunctionReference(
      .aggregates, "count(distinct x)", "The number of different values that are not null.",
      "select count(distinct status)"),
    FunctionReference(
      .aggregates, "sum(x)",
      "The exact sum of integers or durations, the compensated sum of reals, the number of true booleans.",
      "select sum(flights_count)"),
    FunctionReference(
      .aggregates, "avg(x)", "The mean of numbers or durations, the share of true booleans.",
      "select avg(time_in_space) where flights_count > 3"),
    FunctionReference(
      .aggregates, "min(x)", "The smallest value that is not null.", "select min(name)"),
    FunctionReference(
      .aggregates, "max(x)", "The largest value that is not null.", "select max(flights_count)"),
  ]

  private static let quantifiers = [
    FunctionReference(
      .quantifiers, "any(condition)",
      "True where the condition is true for one element of the list that its paths go through.",
      "select count() where any(family.name = 'Dragon')"),
    FunctionReference(
      .quantifiers, "all(condition)", "True where it is true for every element, also of an empty list.",
      "select count() where all(family.name starts with 'Dragon')"),
    FunctionReference(
      .quantifiers, "none(condition)",
      "True where it is true for no element: the same as not any(condition).",
      "select count() where none(family.name = 'Dragon')"),
  ]

  private static let orders = [
    FunctionReference(
      .orders, "natural(text)", "Orders runs of digits by their value: MS-9 before MS-31.",
      "select name where name contains 'progress' order by natural(name) limit 1")
  ]
}
