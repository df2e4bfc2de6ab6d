import WorkerSupport

/// What the worker is asked to do: words and a query, parted by tabs.
enum Command {
  /// Runs a query so many times, and takes the time of each run; a run is `repeats` times the same, for queries that are
  /// too short to be timed alone.
  case time(mode: QueryMode, runs: Int, repeats: Int, form: AnswerForm, text: String)
  /// Writes the answer of a query to a file.
  case answer(form: AnswerForm, path: String, text: String)
  /// Opens the snapshot again: whatever was made for earlier queries is gone.
  case refresh
  /// Tells what the process has in memory.
  case memory

  init(_ line: String) {
    let words = line.split(separator: "\t").map(String.init)
    switch words.first {
    case "time" where words.count == 6:
      guard let mode = QueryMode(rawValue: words[1]), let runs = Int(words[2]), let repeats = Int(words[3]),
        let form = AnswerForm(rawValue: words[4])
      else { break }
      self = .time(mode: mode, runs: runs, repeats: repeats, form: form, text: words[5])
      return
    case "answer" where words.count == 4:
      guard let form = AnswerForm(rawValue: words[1]) else { break }
      self = .answer(form: form, path: words[2], text: words[3])
      return
    case "refresh":
      self = .refresh
      return
    case "memory":
      self = .memory
      return
    default: break
    }
    Worker.end(saying: "no command: \(line)", status: 64)
  }
}

/// What is done at each run of a query.
enum QueryMode: String {
  /// Everything, from its text.
  case text
  /// What is left of it when it was prepared before.
  case prepared
}

/// What a query answers.
enum AnswerForm: String {
  case ids
  case count
  /// A name and two numbers a row.
  case groups
}
