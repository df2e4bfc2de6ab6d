import CommandLines
import Perigee
import ResultRendering

/// What one run of the program is to do, however it was said.
struct Options {
  var data: [String] = []
  /// Nil where none was chosen.
  var chosenFormat: OutputFormat?
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

  var format: OutputFormat { chosenFormat ?? .table }

  /// The options of a run with a query and, perhaps, `-d` and `-f` in their plainest form; nil where the arguments say
  /// more, or something is wrong with them.
  ///
  /// Reading such a command line with the argument parser would cost as much as answering the query: it finds
  /// its own types by name at run time.
  init?(plain arguments: [[UInt8]]) {
    var words = arguments.dropFirst()
    guard let first = words.first, Subcommand(first) == nil else { return nil }
    while let word = words.popFirst() {
      if Options.isWord(word, "-d", "--data") {
        guard let path = Options.value(&words) else { return nil }
        data.append(path)
      } else if Options.isWord(word, "-f", "--format") {
        guard let format = Options.value(&words).flatMap(OutputFormat.init(rawValue:)) else { return nil }
        chosenFormat = format
      } else {
        guard query == nil, word.first != UInt8(ascii: "-") || Options.beginsWithComment(word) else {
          return nil
        }
        query = SourceText(utf8: word)
      }
    }
    if query == nil { return nil }
  }

  private static func isWord(_ word: [UInt8], _ names: String...) -> Bool {
    names.contains { word.elementsEqual($0.utf8) }
  }

  /// The next word as the value of an option.
  private static func value(_ words: inout ArraySlice<[UInt8]>) -> String? {
    guard let word = words.popFirst(), word.first != UInt8(ascii: "-") else { return nil }
    return String(validating: word, as: UTF8.self)
  }

  /// True for `-- a comment` and a query below it; options have no space behind their dashes.
  private static func beginsWithComment(_ argument: [UInt8]) -> Bool {
    argument.starts(with: "-- ".utf8) || argument.starts(with: "--\n".utf8)
  }
}
