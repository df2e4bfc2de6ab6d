import ArgumentParser
import CommandLines
import Perigee
import ResultRendering

/// `perigee save FILE`: keeps data in a snapshot.
struct SaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perigee save",
    abstract: "Keep data in a snapshot, which is opened in a fraction of the time that reading them takes.",
    discussion: """
      The file takes the place of a snapshot that is there, whole or not at all; other files are left alone. It is data \
      like any other:

        perigee save craft.perigee -d spacecraft.json
        perigee -d craft.perigee "where in_space order by -time_in_space"
      """)

  @Option(
    name: [.customShort("d", allowingJoined: true), .long],
    help: ArgumentHelp(
      "Data to keep, repeatable: a file, a folder, - for standard input, or embedded.", valueName: "path"),
    completion: .file())
  var data: [String] = []

  @OptionGroup
  var work: ThreadOption

  @OptionGroup
  var messages: MessageOptions

  @Argument(help: "The file to write.", completion: .file())
  var file: String

  func run() throws {
    if let broken = Platform.arguments.first(where: { UTF8Validation.firstInvalidByte($0.span) != nil }) {
      throw ValidationError("`\(String(decoding: broken, as: UTF8.self))` is not UTF-8")
    }
    if data.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("`-` is given twice: standard input can be read once only")
    }
    var options = Options()
    options.data = data
    options.threads = work.threads
    options.errorForm = messages.errorForm
    options.color = messages.color
    let status = Program(options: options).save(to: file)
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
