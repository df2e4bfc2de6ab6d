import Perigee
import ResultRendering

/// What one run of the program is to do, however it was said.
struct Options {
  var data: [String] = []
  var format = OutputFormat.table
  /// Nil writes whole records with the fields that they came with.
  var mode: RecordMode?
  var input: String?
  var parameters: [ParameterArgument] = []
  /// Nil leaves the number of threads to the machine.
  var threads: Int?
  /// How long each query may take, its output included; nil for no limit.
  var timeLimit: Duration?
  /// True to list the fields of the data instead of asking anything.
  var listsFields = false
  /// True to print what each answer says about itself.
  var printsNotes = false
  var errorForm = ErrorForm.text
  var keepGoing = false
  var showQuery = false
  /// True for a session that reads and writes no file and starts no command.
  var isSafe = false
  /// Nil leaves colour to the terminal and the environment.
  var color: Bool?
  /// Nil where the queries are read from elsewhere.
  var query: SourceText?

  init() {}

  /// The options of a run whose only argument is a query; nil where the arguments say more.
  ///
  /// Reading such a command line with the argument parser would cost as much as answering the query: it finds
  /// its own types by name at run time.
  init?(plainQuery arguments: [[UInt8]]) {
    guard arguments.count == 2, let query = arguments.last, PlannedCommand(query) == nil,
      query.first != UInt8(ascii: "-") || Options.beginsWithComment(query)
    else { return nil }
    self.query = SourceText(utf8: query)
  }

  /// True for `-- a comment` and a query below it; options have no space behind their dashes.
  private static func beginsWithComment(_ argument: [UInt8]) -> Bool {
    argument.starts(with: "-- ".utf8) || argument.starts(with: "--\n".utf8)
  }
}
