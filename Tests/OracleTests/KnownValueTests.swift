import QueryBinder
import QueryPlan
import Testing
import Values

/// Expressions whose value every SQL user knows, or the language says to the letter.
@Suite struct KnownValueTests {
  private static let table = KnownTable.values.table()

  /// What an expression gives in the one row of the table, as text, or why it gives nothing.
  private func value(_ expression: String) -> (engine: String, reference: String) {
    do throws(Question.Refusal) {
      let question = try Question(
        "select \(expression) as x", of: KnownValueTests.table, parameters: ParameterBindings([:]))
      return (written(question.engineAnswer()), written(question.referenceAnswer()))
    } catch {
      let text = "refused: \(error.message)"
      return (text, text)
    }
  }

  private func written(_ answer: Answer) -> String {
    switch answer {
    case .failure(.expression(_, let reason)): "\(reason)"
    case .failure(let failure): "\(failure)"
    case .rows(_, let values):
      values.first?.first?.scalar.map { $0.isNull ? "null" : LiteralText.text($0) } ?? "no row"
    }
  }

  private func check(_ expression: String, _ expected: String) {
    let found = value(expression)
    #expect(found.engine == expected, "\(expression) in the engine")
    #expect(found.reference == expected, "\(expression) in the reference")
  }

  @Test("and, or and not have three truth values")
  func truthTables() {
    let names = ["t", "f", "u"]
    let written = ["t": "true", "f": "false", "u": "null"]
    let and = ["t": "tfu", "f": "fff", "u": "ufu"]
    let or = ["t": "ttt", "f": "tfu", "u": "tuu"]
    for left in names {
      for (column, right) in names.enumerated() {
        for (word, table) in [("and", and), ("or", or)] {
          let cell = Array(table[left] ?? "")[column]
          check("\(left) \(word) \(right)", written[String(cell)] ?? "")
        }
      }
    }
    for (name, negated) in [("t", "false"), ("f", "true"), ("u", "null")] { check("not \(name)", negated) }
  }

  @Test(
    "an error is a fourth truth value",
    arguments: [
      ("f and greatest_integer + 1 > 0", "false"), ("greatest_integer + 1 > 0 and f", "false"),
      ("t or greatest_integer + 1 > 0", "true"), ("greatest_integer + 1 > 0 or t", "true"),
      ("t and greatest_integer + 1 > 0", "overflow"), ("u and greatest_integer + 1 > 0", "overflow"),
      ("f or greatest_integer + 1 > 0", "overflow"), ("u or greatest_integer + 1 > 0", "overflow"),
      ("not (greatest_integer + 1 > 0)", "overflow"), ("greatest_integer + 1 > no_integer", "overflow"),
      ("(greatest_integer + 1) is null", "overflow"), ("if(t, one, greatest_integer + 1)", "1"),
      ("if(f, one, greatest_integer + 1)", "overflow"), ("if(u, greatest_integer + 1, one)", "1"),
      ("coalesce(one, greatest_integer + 1)", "1"),
      ("coalesce(no_integer, greatest_integer + 1)", "overflow"),
      ("one in (1, greatest_integer + 1)", "true"), ("one in (2, greatest_integer + 1)", "overflow"),
      ("one between 2 and greatest_integer + 1", "false"),
      ("one between 0 and greatest_integer + 1", "overflow"),
      ("least(one, greatest_integer + 1)", "overflow"),
    ])
  func failures(expression: String, expected: String) { check(expression, expected) }

  @Test(
    "comparisons with nulls are unknown",
    arguments: [
      ("one = no_integer", "null"), ("no_integer = no_integer", "null"), ("no_integer != no_integer", "null"),
      ("no_integer < 1", "null"), ("one in (1, null)", "true"), ("one in (2, null)", "null"),
      ("one not in (1, null)", "false"), ("one not in (2, null)", "null"), ("one in (2, 3)", "false"),
      ("one not in (2, 3)", "true"), ("no_integer in (1, 2)", "null"), ("no_integer not in (1, 2)", "null"),
      ("one in (no_integer, 1)", "true"), ("one in (no_integer, 2)", "null"),
      ("no_integer is null", "true"), ("no_integer is not null", "false"), ("one is null", "false"),
      ("(no_integer = 1) is null", "true"), ("u is null", "true"), ("no_text like '%'", "null"),
      ("no_text not like '%'", "null"), ("no_text contains ''", "null"), ("f and no_integer = 1", "false"),
      ("t or no_integer = 1", "true"), ("f < t", "true"), ("t < f", "false"), ("t = t", "true"),
      ("t != u", "null"),
    ])
  func nulls(expression: String, expected: String) { check(expression, expected) }

  @Test(
    "between is inclusive, and false where one bound decides",
    arguments: [
      ("one between 1 and 1", "true"), ("one between 0 and 2", "true"), ("one between 2 and 0", "false"),
      ("one not between 2 and 0", "true"), ("one not between 0 and 2", "false"),
      ("one between no_integer and 0", "false"), ("one between 2 and no_integer", "false"),
      ("one between no_integer and 2", "null"), ("one between 0 and no_integer", "null"),
      ("one not between no_integer and 0", "true"), ("one not between no_integer and 2", "null"),
      ("no_integer between 0 and 2", "null"), ("one between 0.5 and 1.5", "true"),
      ("one between 1.5 and 0.5", "false"), ("leap_day between '2020-02-29' and '2020-02-29'", "true"),
    ])
  func ranges(expression: String, expected: String) { check(expression, expected) }

  @Test(
    "division truncates, remainders have the sign of the dividend, and by zero there is null",
    arguments: [
      ("7 // 2", "3"), ("-7 // 2", "-3"), ("7 // -2", "-3"), ("-7 // -2", "3"), ("7 % 2", "1"),
      ("-7 % 2", "-1"),
      ("7 % -2", "1"), ("-7 % -2", "-1"), ("7 / 2", "3.5"), ("6 / 3", "2"), ("1 / 3", "0.3333333333333333"),
      ("seven // zero", "null"), ("seven % zero", "null"), ("seven / zero", "null"), ("zero / zero", "null"),
      ("7.5 // 2.0", "3"), ("-7.5 // 2.0", "-3"), ("-7.5 % 2.0", "-1.5"), ("7.5 % -2.0", "1.5"),
      ("half / 0.0", "null"), ("half // 0.0", "null"), ("half % 0.0", "null"),
      ("least_integer % -1", "0"), ("least_integer // -1", "overflow"),
      ("least_integer / -1", "9223372036854776000"),
      ("7 // 2 * 2 + 7 % 2", "7"), ("2 + 3 * 4", "14"), ("(2 + 3) * 4", "20"), ("10 - 4 - 3", "3"),
      ("100 // 7 // 2", "7"), ("2 * 7 % 4", "2"), ("-seven + 1", "-6"), ("- -seven", "7"),
      // Exact quotients of integers, rounded once: not quotients of rounded integers.
      ("9007199254740993 / 9007199254740993", "1"), ("9223372036854775807 / 3", "3074457345618258400"),
    ])
  func division(expression: String, expected: String) {
    check(expression, expected)
  }

  @Test(
    "overflow is an error, never a wrapped number",
    arguments: [
      ("greatest_integer + 1", "overflow"), ("least_integer - 1", "overflow"),
      ("greatest_integer * 2", "overflow"),
      ("-least_integer", "overflow"), ("abs(least_integer)", "overflow"),
      ("greatest_integer + 0", "9223372036854775807"),
      ("greatest_integer + 1.0", "9223372036854776000"), ("huge * 10", "notFinite"),
      ("huge + huge", "notFinite"),
      ("-huge - huge", "notFinite"), ("huge - huge", "0"), ("round(greatest_integer, -1)", "overflow"),
      ("round(greatest_integer, -19)", "overflow"), ("round(greatest_integer, -20)", "0"),
      ("stay * 100000000", "overflow"), ("epoch + stay * 1000000", "overflow"),
      ("epoch - 800000d", "overflow"), ("greatest_integer + no_integer", "null"),
    ])
  func overflow(expression: String, expected: String) { check(expression, expected) }

  @Test(
    "integers and reals compare exactly",
    arguments: [
      ("one = 1.0", "true"), ("9007199254740993 = 9007199254740992.0", "false"),
      ("9007199254740993 > 9007199254740992.0", "true"),
      ("greatest_integer = 9223372036854775808.0", "false"),
      ("greatest_integer < 9223372036854775808.0", "true"),
      ("least_integer = -9223372036854775808.0", "true"),
      ("0.0 = -0.0", "true"), ("one < 1.0000000000000002", "true"), ("one in (1.0, 2.5)", "true"),
      ("half in (0, 1)", "false"),
    ])
  func comparisons(expression: String, expected: String) { check(expression, expected) }

  @Test(
    "numbers are written with the fewest digits that read back the same",
    arguments: [
      ("0.1 + 0.2", "0.30000000000000004"), ("1.0", "1"), ("1e21", "1e+21"),
      ("1e20", "100000000000000000000"),
      ("1e-7", "1e-7"), ("0.000001", "0.000001"), ("-0.0", "0"), ("half * -0.0", "0"), (".5", "0.5"),
      ("5e-324", "5e-324"), ("1.7976931348623157e308", "1.7976931348623157e+308"),
      ("100 * 1.1", "110.00000000000001"),
    ])
  func reals(expression: String, expected: String) { check(expression, expected) }

  @Test(
    "functions round, choose and pass nulls on",
    arguments: [
      ("round(2.5)", "3"), ("round(-2.5)", "-3"), ("round(0.49999999999999994)", "0"),
      ("round(2.345, 2)", "2.35"),
      ("round(1234, -2)", "1200"), ("round(1250, -2)", "1300"), ("round(-1250, -2)", "-1300"),
      ("round(1234.5, -2)", "1200"), ("round(7)", "7"), ("round(7, 3)", "7"), ("floor(-0.5)", "-1"),
      ("ceil(-0.5)", "0"),
      ("floor(2.0)", "2"), ("abs(-3)", "3"), ("abs(-half)", "0.5"), ("length('')", "0"),
      ("length('Союз')", "4"),
      ("length('🚀')", "1"), ("upper('straße')", "STRAßE"), ("lower('СОЮЗ')", "союз"),
      ("trim('  a b ')", "a b"),
      ("concat('a', no_text, 'b', 1, 0.5, true)", "ab10.5true"),
      ("concat(leap_day, ' ', stay)", "2020-02-29 P10D"),
      ("least(3, 1, 2)", "1"), ("greatest(3, no_integer, 2)", "3"), ("least(no_integer, no_integer)", "null"),
      ("least(1, 0.5)", "0.5"), ("coalesce(no_integer, no_integer, 5)", "5"),
      ("coalesce(no_integer, no_integer)", "null"),
      ("nullif(1, 1)", "null"), ("nullif(1, 2)", "1"), ("nullif(no_integer, 1)", "null"),
      ("nullif(one, no_integer)", "null"),
      ("if(u, 1, 2)", "2"),
      ("if(t, 1, 2)", "1"), ("abs(no_integer)", "null"), ("round(half, no_integer)", "null"),
      ("days(stay)", "10"), ("hours(36h)", "36"), ("minutes(90s)", "1.5"), ("seconds(1500ms)", "1.5"),
      ("year(leap_day)", "2020"), ("month(leap_day)", "2"), ("day(leap_day)", "29"), ("year(epoch)", "1970"),
      ("date(epoch)", "1970-01-01"), ("date('2020-02-29')", "2020-02-29"), ("date(word)", "badText"),
      ("timestamp('1970-01-01 01:00+01:00')", "1970-01-01T00:00:00Z"), ("duration('P1DT2H')", "P1DT2H"),
    ])
  func functions(expression: String, expected: String) { check(expression, expected) }

  @Test(
    "text tests match whole texts by pattern, and parts by folding",
    arguments: [
      ("word like 'Soyuz'", "true"), ("word like 'soyuz'", "false"), ("word ilike 'soyuz'", "true"),
      ("word like 'S%'", "true"), ("word like '%z'", "true"), ("word like 'S__uz'", "true"),
      ("word like 'S_z'", "false"),
      ("word like '%'", "true"), ("'' like '%'", "true"), ("'' like ''", "true"), ("'' like '_'", "false"),
      ("word not like '%u%'", "false"), ("'50%' like '50\\%'", "true"), ("'500' like '50\\%'", "false"),
      ("'a\\b' like 'a\\\\b'", "true"), ("word contains 'OYU'", "true"), ("word starts with 'soy'", "true"),
      ("word ends with 'UZ'", "true"), ("word not contains 'x'", "true"), ("word contains ''", "true"),
      ("'прогресс' contains 'РЕС'", "true"), ("'K' ilike 'k'", "true"), ("'ſ' contains 'S'", "true"),
      ("'a%b' contains '%'", "true"), ("'ab' contains '%'", "false"), ("'🚀' like '_'", "true"),
      ("'aXbXc' like 'a%X%c'", "true"), ("'\u{E9}' = 'e\u{301}'", "false"), ("'B' < 'a'", "true"),
      ("'a' < 'ab'", "true"),
    ])
  func texts(expression: String, expected: String) { check(expression, expected) }

  @Test(
    "durations, dates and time stamps compute exactly",
    arguments: [
      ("stay + 12h", "P10DT12H"), ("stay - 20d", "-P10D"), ("stay * 2", "P20D"), ("2 * stay", "P20D"),
      ("stay * 0.5", "P5D"), ("stay / 4", "P2DT12H"), ("stay / 3d", "3.3333333333333335"),
      ("stay // 3d", "3"),
      ("stay % 3d", "P1D"), ("-stay // 3d", "-3"), ("-stay % 3d", "-P1D"), ("stay / 0", "null"),
      ("stay // 0d", "null"),
      ("1us / 2", "P0D"), ("3us / 2", "PT0.000002S"), ("5us / 2", "PT0.000002S"), ("1us * 0.5", "P0D"),
      ("1us * 1.5", "PT0.000002S"), ("leap_day - date('2020-02-28')", "P1D"),
      ("leap_day + 1d", "2020-03-01T00:00:00Z"),
      ("1d + leap_day", "2020-03-01T00:00:00Z"), ("leap_day - 1d", "2020-02-28T00:00:00Z"),
      ("epoch - timestamp('1969-12-31T00:00Z')", "P1D"), ("epoch + 1500ms", "1970-01-01T00:00:01.5Z"),
      ("leap_day > '2020-02-28'", "true"), ("epoch = '1970-01-01'", "true"),
      ("leap_day = '2020-02-29T00:00'", "true"),
      ("stay = 'P10D'", "true"), ("stay > 9d", "true"), ("stay in (1w, 240h)", "true"),
      ("no_stay > 1d", "null"),
    ])
  func times(expression: String, expected: String) { check(expression, expected) }
}
