import ArgumentParser
import CommandLines
import Perigee
import ResultRendering

/// The command line: its options, what they mean and how they exclude each other.
struct PerigeeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perigee",
    abstract: "Ask questions of spacecraft data: filter, group, order and select.",
    discussion: CommandHelp.discussion,
    version: Version.program)

  @Option(
    name: [.customShort("d", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Data to query, repeatable: a file, a folder, - for standard input, or embedded.", valueName: "path"),
    completion: .file())
  var data: [String] = []

  @Option(
    name: [.customShort("f", allowingJoined: true), .long],
    help: ArgumentHelp("How answers are written: \(FormatArgument.names).", valueName: "format"),
    completion: .list(OutputFormat.allCases.map(\.rawValue)),
    transform: FormatArgument.format(named:))
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "The fields of whole records in csv, tsv, json and ndjson: normal leaves the detailed fields out, "
        + "detailed prints all there are. Without it, as they came."))
  var mode: RecordMode?

  @Option(
    name: [.customShort("i", allowingJoined: true), .long],
    help: ArgumentHelp("Read the queries from a file (; between them).", valueName: "file"),
    completion: .file())
  var input: String?

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp("Bind $NAME (or $1 with 1=…) to a value.", valueName: "name=value"))
  var parameters: [ParameterArgument] = []

  @Flag(
    name: .customLong("fields"),
    help: ArgumentHelp(
      "List the fields of the data instead of running a query: type, nulls, distinct values, smallest and "
        + "largest. Of a list these are its fewest and most elements."))
  var listsFields = false

  @Flag(
    name: .customLong("notes"),
    help: ArgumentHelp(
      "Print on standard error what an answer says about itself: how many rows drop out for lack of a value, and "
        + "which condition keeps every row out."))
  var printsNotes = false

  @OptionGroup
  var work: ThreadOption

  @Option(
    help: ArgumentHelp("Give up a query that takes longer, its output included.", valueName: "seconds"),
    transform: LimitArgument.time)
  var timeLimit: Duration?

  @OptionGroup
  var messages: MessageOptions

  @Flag(help: "In a script, go on after a failed query.")
  var keepGoing = false

  @Flag(help: "Print the query, formatted, instead of running it.")
  var showQuery = false

  @Flag(
    name: .customLong("safe"),
    help: "In a session, read and write no file and start no command, whatever is typed.")
  var isSafe = false

  @Argument(
    help: "The query. Without one, queries are read from --input or standard input, or a session begins.")
  var query: [String] = []

  /// What the parts of a command line say to each other. Asked when all of it has been read, so that an unknown
  /// option is told before what its value would mean.
  private func check() throws {
    let arguments = Platform.arguments
    if let position = arguments.indices.first(where: {
      Self.isBroken(arguments[$0]) && !isQuery(arguments[$0])
    }) {
      throw ValidationError("argument \(position) is not UTF-8")
    }
    try checkQuestion()
    if data.count(where: { $0 == "-" }) + (input == "-" ? 1 : 0) > 1 {
      throw ValidationError("`-` is given twice: standard input can be read once only")
    }
    let names = parameters.map { $0.name.lowercased() }
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw ValidationError("the parameter `\(parameters[twice].name)` is given twice")
    }
  }

  /// Says what is wrong where more than one thing is asked.
  private func checkQuestion() throws {
    if query.count > 1 {
      if let hint = Subcommand.hint(about: query[0]) {
        throw ValidationError("\(query.count) queries are given: `\(query[0])`, `\(query[1])` …; \(hint)")
      }
      throw ValidationError(
        "\(query.count) queries are given: `\(query[0])`, `\(query[1])` …; "
          + "put quotes around the whole query: perigee \"\(query.joined(separator: " "))\"")
    }
    if input != nil, !query.isEmpty {
      throw ValidationError("a query and --input are given: one of them is enough")
    }
    guard listsFields else { return }
    if let query = query.first(where: { !$0.isEmpty }) {
      throw ValidationError(
        "--fields lists the fields of the data and runs no query, but `\(query)` is given; leave one of them out"
      )
    }
    if input != nil || showQuery || !parameters.isEmpty {
      throw ValidationError(
        "--fields runs no query: leave out --input, --show-query and --param, which are about one")
    }
  }

  private static func isBroken(_ argument: [UInt8]) -> Bool {
    UTF8Validation.firstInvalidByte(argument.span) != nil
  }

  /// What is wrong inside a query is told with its place, as everywhere.
  private func isQuery(_ argument: [UInt8]) -> Bool {
    query.first == String(decoding: argument, as: UTF8.self)
  }

  func run() throws {
    try check()
    let status = Program(options: options).run()
    if status != .success { throw ExitCode(status.rawValue) }
  }

  private var options: Options {
    var options = Options()
    options.data = data
    options.chosenFormat = format
    options.mode = mode
    options.input = input
    options.parameters = parameters
    options.listsFields = listsFields
    options.printsNotes = printsNotes
    options.threads = work.threads
    options.timeLimit = timeLimit
    options.errorForm = messages.errorForm
    options.keepGoing = keepGoing
    options.showQuery = showQuery
    options.isSafe = isSafe
    options.color = messages.color
    options.query = query.first.map { query in
      // The parser hands out repaired text; the query is what was typed.
      SourceText(utf8: Platform.arguments.first(where: isQuery) ?? Array(query.utf8))
    }
    return options
  }
}
