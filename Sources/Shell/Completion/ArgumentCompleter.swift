import Perigee
import ResultRendering

/// Finds what may stand as an argument of a command.
struct ArgumentCompleter {
  private typealias Candidate = LineCompletions.Candidate

  let shell: Shell

  func completions(at place: ArgumentPlace) -> LineCompletions {
    switch place.command {
    case .help: return choice(topics, at: place)
    case .fields, .facet: return place.wordsBefore.isEmpty ? choice(fields, at: place) : none(place)
    case .hist: return place.wordsBefore.isEmpty ? choice(measuredFields, at: place) : none(place)
    case .chart: return chartCompletions(at: place)
    case .open: return FileCompleter(shell.settings.environment).completions(at: place)
    case .read, .output:
      guard place.wordsBefore.isEmpty, !shell.state.isSafe else { return none(place) }
      return FileCompleter(shell.settings.environment).completions(at: place)
    case .format: return place.wordsBefore.isEmpty ? choice([automatic] + formats, at: place) : none(place)
    case .last: return place.wordsBefore.isEmpty ? choice(formats, at: place) : none(place)
    case .mode:
      return choice(
        [
          Candidate("normal", detail: "without the detailed fields"),
          Candidate("detailed", detail: "all fields that there are"),
          Candidate("own", detail: "as they came"),
        ], at: place)
    case .timer: return choice([Candidate("on"), Candidate("off")], at: place)
    case .set: return place.wordsBefore.isEmpty ? choice(parameters, at: place) : none(place)
    case .why: return place.wordsBefore.isEmpty ? rowCompletions(at: place) : none(place)
    case .explain, .params, .history, .safe, .quit: return none(place)
    }
  }

  private func none(_ place: ArgumentPlace) -> LineCompletions { .none(at: place.range.upperBound) }

  private func choice(_ candidates: [Candidate], at place: ArgumentPlace) -> LineCompletions {
    CompletionChoice.of(candidates, writtenAs: place.written, at: place.range)
  }

  private var topics: [Candidate] {
    let book = HelpBook(table: shell.state.table)
    let words = HelpBook.topics.filter { !$0.contains(" ") }.map { word in
      Candidate(word, detail: book.summary(of: word))
    }
    return words + fields
  }

  private var fields: [Candidate] {
    shell.fieldPaths.map { Candidate($0.path, detail: $0.type) }
  }

  private var measuredFields: [Candidate] {
    FieldPaths.measured(in: shell.state.table).map { Candidate($0.path, detail: $0.type) }
  }

  private var automatic: Candidate { Candidate("auto", detail: "a table, or a wide row as lines") }

  private var formats: [Candidate] { OutputFormat.allCases.map { Candidate($0.rawValue) } }

  private var parameters: [Candidate] {
    shell.state.parameters.map { Candidate($0.name, detail: $0.value) }
  }

  /// The ids of rows, which their names find as well.
  private func rowCompletions(at place: ArgumentPlace) -> LineCompletions {
    let rows = NamedRows(
      table: shell.state.table,
      options: QueryOptions(timeLimit: NamedRows.longestWait, threads: shell.settings.threads))
    let found = rows.beginning(with: place.written, most: ShellCompleter.mostCandidates)
    return LineCompletions(
      replaced: place.range,
      candidates: found.map { Candidate(ArgumentReader.written($0.id), detail: $0.name) })
  }

  /// `FIELD`, then `by`, then another.
  private func chartCompletions(at place: ArgumentPlace) -> LineCompletions {
    switch place.wordsBefore.count {
    case 0: choice(fields, at: place)
    case 1: choice([Candidate("by", detail: "a bar for each value of another field")], at: place)
    case 2 where place.wordsBefore[1].lowercased() == "by": choice(fields, at: place)
    default: none(place)
    }
  }
}
