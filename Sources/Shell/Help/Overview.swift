import Perigee
import ResultRendering

/// What `.help` says: where to go from here, with examples that the data at hand answer.
enum Overview {
  static func lines(for table: Table) -> [String] {
    let examples = ExampleQueries(table)
    return ["Type a query. TAB completes it, also with the values that occur in the data:", ""]
      + [examples.filter, examples.group].map { "  \($0)" } + ["", "Look around:"]
      + TextWrapping.columns(looks(examples).map { ("  \($0)", $1) }, widest: 44) + ["", "Go on:"]
      + TextWrapping.columns([
        ("  .help commands", "every command, in a line each"), ("  .help query", "the clauses of a query"),
        ("  .help operators", "also: functions, values, keys, files, formats"),
        ("  .help TOPIC", "any command, clause, operator, function or field"),
      ])
  }

  private static func looks(_ examples: ExampleQueries) -> [(String, String)] {
    [
      (".fields", "what there is to ask about"), examples.chart.map { ($0, "bars") },
      examples.distribution.map { ($0, "how values are distributed") },
      examples.facet.map { ($0, "values of the last answer, counted") },
      examples.why.map { ($0, "why a row is in it, or is not") },
      (".last csv > answer.csv", "the last answer in another form"),
    ].compactMap { $0 }
  }
}
