import ArgumentParser
import CommandLines
import Perigee

/// What may stand on a command line: of `perigee` itself, or behind one of the words that are commands.
///
/// It is taken from the declarations that read command lines, so that it never tells of anything else.
struct CommandLineDescription {
  /// What the value of an option, or an argument, is.
  enum Value: Hashable {
    case file
    case folder
    /// One of a few words.
    case words([String])
    /// A text of which nothing is known beforehand: a query, a number.
    case text
  }

  struct Option: Hashable {
    /// All of them, as they are written: `-d`, `--data`.
    let names: [String]
    let help: String
    /// What its value is called.
    let valueName: String
    /// Nil for options that have none.
    let value: Value?
    let isRepeatable: Bool
  }

  /// The word that the command line begins with; nil for `perigee` itself.
  let subcommand: Subcommand?
  let help: String
  let options: [Option]
  /// What stands without a name; nil where nothing may.
  let argument: Value?

  /// `perigee` first, then its commands.
  static func all() throws -> [CommandLineDescription] {
    try [
      CommandLineDescription(nil, PerigeeCommand._dumpHelp()),
      CommandLineDescription(.fetch, FetchDescription._dumpHelp()),
      CommandLineDescription(.save, SaveCommand._dumpHelp()),
      CommandLineDescription(.completions, CompletionsCommand._dumpHelp()),
    ]
  }

  private init(_ subcommand: Subcommand?, _ dump: String) throws {
    guard let description = try Table(json: dump).run("").decode(ParserDump.self).first?.command else {
      preconditionFailure("the argument parser describes one command")
    }
    self.subcommand = subcommand
    help = description.abstract ?? ""
    options = description.arguments.compactMap(Option.init)
    argument = description.arguments.first { $0.kind == "positional" }?.value
  }
}

extension CommandLineDescription.Option {
  fileprivate init?(_ argument: ParserDump.Argument) {
    guard argument.shouldDisplay, argument.kind != "positional" else { return nil }
    names = (argument.names ?? []).map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" }
    help = argument.abstract ?? ""
    valueName = argument.valueName ?? ""
    value = argument.kind == "flag" ? nil : argument.value
    isRepeatable = argument.isRepeating
  }
}

/// The options of the program that fetches, with which `perigee` has nothing else to do.
private struct FetchDescription: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perigee fetch", abstract: FetchOptions.abstract)

  @OptionGroup
  var options: FetchOptions
}

/// What the argument parser tells of a command in JSON, as far as it matters here.
private struct ParserDump: Decodable {
  struct Command: Decodable {
    let abstract: String?
    let arguments: [Argument]
  }

  struct Argument: Decodable {
    let kind: String
    let names: [Name]?
    let abstract: String?
    let valueName: String?
    let shouldDisplay: Bool
    let isRepeating: Bool
    let completionKind: Completion?

    var value: CommandLineDescription.Value {
      if let list = completionKind?.list { return .words(list.values) }
      if completionKind?.file != nil { return .file }
      return completionKind?.directory == nil ? .text : .folder
    }
  }

  struct Name: Decodable {
    let kind: String
    let name: String
  }

  struct Completion: Decodable {
    struct List: Decodable { let values: [String] }
    /// A record of which only matters that it is there.
    struct Presence: Decodable {}

    let list: List?
    let file: Presence?
    let directory: Presence?
  }

  let command: Command
}
