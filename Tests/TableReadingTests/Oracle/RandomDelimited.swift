import TestSupport

/// Random CSV and TSV texts: mostly right ones, some with one of the faults that there are.
struct RandomDelimited {
  var generator: SeededGenerator
  private let separator: String
  /// Whether something is made wrong on purpose, seldom.
  private let hasFault: Bool

  init(seed: UInt64, separator: UInt8) {
    generator = SeededGenerator(seed: seed)
    self.separator = String(UnicodeScalar(separator))
    hasFault = generator.oneIn(4)
  }

  /// What most fields of a column are.
  private enum Habit: CaseIterable {
    case integers, reals, wideNumbers, booleans, dates, timestamps, durations, texts, nothing, anything
  }

  /// A whole text, of few records unless it is told how many.
  mutating func text(recordCount: Int? = nil) -> [UInt8] {
    let names = names()
    let habits = names.map { _ in generator.pick(Habit.allCases) }
    var lines = [names.map { written($0) }.joined(separator: separator)]
    for _ in 0..<(recordCount ?? generator.below(9)) { lines.append(record(habits)) }
    let lineBreaks = generator.pick([["\n"], ["\r\n"], ["\n", "\r\n"]])
    var text = generator.oneIn(6) ? "\u{FEFF}" : ""
    for (number, line) in lines.enumerated() {
      text += line
      if number + 1 < lines.count || !generator.oneIn(4) { text += generator.pick(lineBreaks) }
    }
    return Array(text.utf8)
  }

  // MARK: Records

  private mutating func names() -> [String] {
    // Nothing that makes the text look like JSON or like the other kind of text.
    let choices = [
      "a", "b", "é", "two words", "quo\"te", "line\nbreak", "sepa\(separator)rated", " padded ", "id", "1",
      "true",
    ]
    var names = Array(
      choices.shuffled(using: &generator).prefix(generator.oneIn(3) ? 1 : 1 + generator.below(5)))
    if hasFault, generator.oneIn(8) { names.append(generator.oneIn(2) ? names[0] : "") }
    return names
  }

  private mutating func record(_ habits: [Habit]) -> String {
    var fields = habits.map { field($0) }
    if hasFault, generator.oneIn(12) { fields.append(field(.texts)) }
    if hasFault, generator.oneIn(12), fields.count > 1 { fields.removeLast() }
    return fields.joined(separator: separator)
  }

  private mutating func field(_ habit: Habit) -> String {
    if hasFault, generator.oneIn(20) {
      return generator.pick(["a\"b", "\"a\"b", "\"open", "\"\"\"", "a\rb", "\r", "\"a\" "])
    }
    if generator.oneIn(8) { return "" }
    if generator.oneIn(24) { return "\"\"" }
    let own = generator.oneIn(16) ? .anything : habit
    return written(generator.pick(RandomDelimited.values(own)))
  }

  /// A field with quotes around it where it must have them, and where chance will.
  private mutating func written(_ value: String) -> String {
    let needsQuotes = value.contains { "\"\n\r\(separator)".contains($0) } || value.utf8.contains(13)
    guard needsQuotes || generator.oneIn(4) else { return value }
    return "\"" + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  // MARK: Values

  private static func values(_ habit: Habit) -> [String] {
    switch habit {
    case .integers: ["0", "1", "-1", "-0", "42", "9223372036854775807", "-9223372036854775808"]
    case .reals: ["0.5", "-1.25", "1e5", "1E-3", "2.50", "-0.0", "3", "1e308", "9007199254740992", "0e0"]
    case .wideNumbers:
      [
        "9223372036854775808", "18446744073709551616", "9223372036854775809", "123456789012345670000",
        "1234567890123456800", "1e400", "-1e400", "1", "0.1",
      ]
    case .booleans: ["true", "false"]
    case .dates: ["2024-02-29", "1970-01-01", "0001-01-01", "9999-12-31"]
    case .timestamps: ["2019-03-02T07:49:00Z", "2019-03-02T07:49:00.5Z", "1969-12-31T23:59:59.999999Z"]
    case .durations: ["P0D", "PT16M", "P253DT23H14M9S", "-P1DT2H", "P1DT2.123S", "P366D", "PT0.000001S"]
    case .texts:
      [
        "a", "é", "😀", "two words", " ", "a \"quoted\" word", "x\r\ny", "x\ny", "x\ry", "\u{0}", "-",
        "\u{FEFF}",
      ]
    case .nothing: [""]
    case .anything: odd + Habit.allCases.filter { $0 != .anything }.flatMap { values($0) }
    }
  }

  /// What is almost something else than text.
  private static let odd = [
    "003", "+1", "1.", ".5", "01.5", "1e", "1e+", "--1", "0x10", "1_000", "1,5", "Infinity", "NaN", "-", " 1",
    "1 ",
    "True", "TRUE", "truee", "null", "NULL", "[1]", "{}", "2023-02-29", "2024-2-9", "0000-01-01",
    "2024-02-29 ",
    "2019-03-02 07:49:00Z", "2019-03-02T07:49Z", "2019-03-02T07:49:00.50Z", "2019-03-02T07:49:60Z",
    "2019-03-02T24:00:00Z", "2019-03-02T07:49:00+00:00", "P", "PT", "P1DT", "P2W", "P1Y", "P1M", "PT0S",
    "-P0D",
    "P0DT1H", "P1DT0H1M", "PT24H", "PT60M", "PT61S", "P3DT04H05M06S", "PT1.50S", "PT1,5S", "P106751991D",
    "P106751992D", "p1d", "+P1D", "P1.5D", "PT1H ", "P1D2H",
  ]
}
