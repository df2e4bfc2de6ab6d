import Perigee
import ResultRendering

/// What commands can change in a session.
struct SessionState {
  var table: Table
  /// The paths that the table came from; empty for the data that were there without being named.
  var data: [String]
  private let dataOrigin: String?
  /// Nil where none was chosen.
  var format: OutputFormat?
  var mode: RecordMode?
  /// In the order in which they were set; names in lower case, without `$`.
  var parameters: [(name: String, value: String)]
  var showsTime = true
  /// Once true it stays so.
  private(set) var isSafe: Bool
  var isOver = false
  /// False once the pager has failed.
  var usesPager = true
  /// Nil before a first query was answered.
  var last: LastAnswer?
  /// Where answers go; nil for the screen.
  var output: AnswerOutput?

  init(_ settings: ShellSettings) {
    table = settings.table
    data = settings.data
    dataOrigin = settings.dataOrigin
    format = settings.format
    mode = settings.mode
    parameters = []
    isSafe = settings.isSafe
    for (name, value) in settings.parameters { set(name, to: value) }
  }

  mutating func becomeSafe() { isSafe = true }

  /// Binds a parameter anew, or with nil takes it away. False where there was none to take away.
  @discardableResult
  mutating func set(_ name: String, to value: String?) -> Bool {
    let name = name.lowercased()
    let position = parameters.firstIndex { $0.name == name }
    switch (position, value) {
    case (let position?, let value?): parameters[position].value = value
    case (let position?, nil): parameters.remove(at: position)
    case (nil, let value?): parameters.append((name, value))
    case (nil, nil): return false
    }
    return true
  }

  var boundParameters: Parameters {
    var bound = Parameters()
    for (name, value) in parameters { bound.bind(name, toText: value) }
    return bound
  }

  /// The data in a few words: `embedded`, `craft.json`, `3 files`.
  var dataDescription: String {
    switch data.count {
    case 0: "the data" + (dataOrigin.map { " " + PrintableLines.escaped($0) } ?? "")
    case 1 where data[0] == "embedded": "the embedded data"
    case 1: PrintableLines.escaped(data[0])
    default: "\(data.count) files"
    }
  }
}

/// The last query that was answered.
struct LastAnswer {
  let query: Query
  /// Those that were bound when it was asked.
  let parameters: Parameters
  let result: QueryResult
}
