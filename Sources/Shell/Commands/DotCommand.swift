/// The commands to the shell.
enum DotCommand: String, CaseIterable {
  case help, fields, chart, hist, facet, why, last, explain, open, read, output, format, mode, timer, set
  case params, history, safe, quit

  /// With its point: `.help`.
  var name: String { ".\(rawValue)" }

  /// The command of that name, which has its point and is in lower case; nil where there is none.
  init?(named name: String) {
    let word = name == ".exit" ? ".quit" : name
    guard let command = DotCommand.allCases.first(where: { $0.name == word }) else { return nil }
    self = command
  }

  /// How it is called.
  var usage: String {
    switch self {
    case .help: ".help [TOPIC]"
    case .fields: ".fields [PATTERN]"
    case .chart: ".chart FIELD [by FIELD]"
    case .hist: ".hist FIELD"
    case .facet: ".facet [FIELD]"
    case .why: ".why ID"
    case .last: ".last [FORMAT]"
    case .explain: ".explain QUERY"
    case .open: ".open PATH …"
    case .read: ".read FILE"
    case .output: ".output [FILE]"
    case .format: ".format [FORMAT]"
    case .mode: ".mode [MODE]"
    case .timer: ".timer on|off"
    case .set: ".set NAME VALUE"
    case .params: ".params"
    case .history: ".history [NUMBER]"
    case .safe: ".safe"
    case .quit: ".quit"
    }
  }

  /// What it does, in one line.
  var meaning: String {
    switch self {
    case .help: "help on a command, a clause, an operator, a function or a field"
    case .fields: "the fields: type, nulls, distinct values, smallest and largest"
    case .chart: "a bar for each row, or for each value of the second field"
    case .hist: "how a number, a duration or a date is distributed"
    case .facet: "the values of a field in the last answer, most frequent first"
    case .why: "why a row is in the last answer, or is not"
    case .last: "the last answer again, whole, or in another format"
    case .explain: "the plan of a query instead of its rows"
    case .open: "other data: files or folders, which make one table"
    case .read: "run the statements of a file"
    case .output: "send answers to a file, or without one back to the screen"
    case .format: "how answers are written"
    case .mode: "which fields whole records have in csv, tsv, json, ndjson"
    case .timer: "say below each answer how long it took, or not"
    case .set: "bind the parameter $NAME"
    case .params: "the parameters that are bound"
    case .history: "what was typed last"
    case .safe: "read and write no more files and start no commands"
    case .quit: "leave; Ctrl-D does the same"
    }
  }

  /// What else is to be known of it.
  var details: [String] {
    switch self {
    case .help: ["Topics are `.help topics`. A line `help` alone is the same as `.help`."]
    case .fields:
      [
        "A pattern is a part of a path; `*` stands for anything: `.fields agency`, `.fields *.name`.",
        "Of a list, smallest and largest are its fewest and most elements.",
      ]
    case .chart:
      [
        "With `by`, the values of the first field are added up for each value of the second, the largest "
          + "first. Without it, each row has its bar. The query that is asked is shown above the chart.",
        "Any query can be drawn: `.format chart`.",
      ]
    case .hist: ["Nulls are counted apart. The field may be a path: `.hist flights_count`."]
    case .facet: ["Without a field, the values of the fields that the last answer shows."]
    case .why:
      [
        "ID is the value of the field `id`, which TAB finds by a part of the row's name; in data without one, the "
          + "number of the row, from 1. Each term of the last query's `where` is shown with the values of that row "
          + "and whether it held."
      ]
    case .last: ["`.last csv > craft.csv` writes it to a file, `.last | less` hands it to a command."]
    case .explain: ["The same as `explain` before the query; `.explain analyze …` also runs it and counts."]
    case .open:
      [
        "Files of JSON, NDJSON, CSV or TSV, folders of them, or `embedded`. Paths with spaces stand in quotes.",
        "Data that cannot be read leave those that are there.",
      ]
    case .read:
      [
        "Queries with `;` between them, and lines of commands. The first that fails ends it, unless the program "
          + "was started with `--keep-going`."
      ]
    case .output:
      [
        "The file is written anew, and everything that is answered goes there whole: `.output craft.txt`.",
        "`.output | COMMAND` hands it to a command. For one answer there is `.last > FILE`.",
      ]
    case .format:
      [
        "The default is auto: a table, or line for a single row that is wider than the screen. What a table cuts "
          + "or leaves out, `.last line` shows."
      ]
    case .mode:
      ["`normal` leaves the detailed fields out, `detailed` has them, `own` writes records as they came."]
    case .timer: []
    case .set:
      [
        "The value takes the type that the query needs: `.set least 90d`, then `where time_in_space > $least`.",
        "`.set NAME` alone takes it away.",
      ]
    case .params: []
    case .history:
      [
        "The last 20, or so many. Ctrl-R searches in all of them, the arrow keys go through them.",
        "A line that begins with a space is not kept.",
      ]
    case .safe: ["It cannot be taken back. `perigee --safe` begins like that."]
    case .quit: ["`.exit`, and the words `quit` and `exit` alone on a line, do the same."]
    }
  }

  /// True where `> FILE`, `>> FILE` or `| COMMAND` may stand at its end.
  var takesRedirection: Bool {
    switch self {
    case .help, .fields, .chart, .hist, .facet, .why, .last, .params, .history: true
    case .explain, .open, .read, .output, .format, .mode, .timer, .set, .safe, .quit: false
    }
  }

  /// True for what a safe session does not do.
  var usesFiles: Bool {
    switch self {
    case .open, .read, .output: true
    case .help, .fields, .chart, .hist, .facet, .why, .last, .explain, .format, .mode, .timer, .set, .params,
      .history, .safe, .quit:
      false
    }
  }
}
