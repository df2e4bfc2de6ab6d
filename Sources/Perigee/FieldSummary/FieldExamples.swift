import Columnar
import QueryBinder
import QuerySyntax
import Values

/// Makes queries that show how a field is asked about.
struct FieldExamples {
  let entry: FieldCatalog.Entry
  let type: FieldType
  /// The value that comes most often; nil where there is none.
  let usual: Value?
  let summary: FieldSummary

  private var path: String { entry.written }

  /// The best first. Where a query does not fit the table after all, the next one may.
  var all: [String] {
    let questions = entry.isThroughList || isList ? aboutLists : aboutValues
    return questions + ["where \(path) is not null limit 5", "select \(path) limit 5"]
  }

  private var isList: Bool {
    if case .list = type { true } else { false }
  }

  private var aboutLists: [String] {
    var questions: [String] = []
    if let literal = usual.flatMap(FieldExamples.literal) {
      let name = entry.type.fields.isEmpty ? path : "\(path).name"
      questions.append("where any(\(name) = \(literal))")
    }
    return questions + ["select \(path) where length(\(path)) > 0 limit 5"]
  }

  private var aboutValues: [String] {
    switch type {
    case .scalar(.boolean): ["where \(path)", "select count() where not \(path)"]
    case .scalar(.integer), .scalar(.real), .scalar(.duration):
      middle.map { ["where \(path) >= \($0)", "select avg(\(path)), max(\(path))"] } ?? []
    case .scalar(.date), .scalar(.timestamp):
      middle.map { ["where \(path) >= \($0)", "order by -\(path) limit 5"] } ?? []
    case .scalar(.text), .mixed, .record:
      [usual.flatMap(textQuestion)].compactMap { $0 }
        + ["select \(path), count() group by \(path) order by -count()"]
    case .list: []
    }
  }

  /// A long text is asked for by its first word.
  private func textQuestion(_ value: Value) -> String? {
    guard case .text(let text) = value, text.utf8.count > FieldExamples.longestText,
      let word = text.split(separator: " ").first, word.utf8.count <= FieldExamples.longestText
    else { return FieldExamples.literal(value).map { "where \(path) = \($0)" } }
    return "where \(path) starts with \(QuotedText.literal(String(word)))"
  }

  private static let longestText = 40

  /// A value between the smallest and the largest, round enough to be read.
  private var middle: String? {
    switch (summary.smallest, summary.largest) {
    case (.integer(let smallest), .integer(let largest)): "\(smallest / 2 + largest / 2)"
    case (.real(let smallest), .real(let largest)):
      FieldExamples.literal(.real((smallest / 2 + largest / 2).rounded()))
    case (.duration(let smallest), .duration(let largest)):
      FieldExamples.round(smallest.microseconds / 2 + largest.microseconds / 2)
    case (.date(let smallest), .date(let largest)):
      FieldExamples.newYear(smallest.daysSinceEpoch / 2 + largest.daysSinceEpoch / 2)
    case (.timestamp(let smallest), .timestamp(let largest)):
      FieldExamples.literal(
        .timestamp(
          Timestamp(
            uncheckedMicroseconds: smallest.microsecondsSinceEpoch / 2 + largest.microsecondsSinceEpoch / 2)))
    default: nil
    }
  }

  /// A duration in whole units of the largest kind that it has.
  private static func round(_ microseconds: Int64) -> String {
    let units: [(Int64, String)] = [
      (ExactDuration.microsecondsPerDay, "d"), (ExactDuration.microsecondsPerHour, "h"),
      (ExactDuration.microsecondsPerMinute, "m"), (ExactDuration.microsecondsPerSecond, "s"), (1_000, "ms"),
    ]
    for (length, unit) in units where microseconds.magnitude >= length.magnitude {
      return "\(microseconds / length)\(unit)"
    }
    return "\(microseconds)us"
  }

  /// The beginning of the year in which a day lies.
  private static func newYear(_ days: Int64) -> String? {
    guard let day = CalendarDate(daysSinceEpoch: days) else { return nil }
    let first = CalendarDate(year: day.components.year, month: 1, day: 1) ?? day
    return literal(.date(first))
  }

  /// A value as a query writes it; nil for what has no literal.
  static func literal(_ value: Value) -> String? {
    switch value {
    case .boolean, .integer, .real: value.description
    case .text(let text): QuotedText.literal(text)
    case .date, .timestamp, .duration: QuotedText.literal(value.description)
    case .null, .record, .list: nil
    }
  }
}
