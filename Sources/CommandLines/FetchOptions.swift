package import ArgumentParser
package import ResultRendering

/// The options of `perigee fetch`. The program that fetches obeys them; `perigee` itself only tells what there is.
package struct FetchOptions: ParsableArguments {
  package static let abstract = "Fetch all spacecraft of Launch Library 2, page by page."

  package static let discussion = """
    The pages land in a folder, with a snapshot of them all beside; what the default folder holds is what perigee \
    answers from where no --data is given. A fetch that was ended goes on where it stopped. Launch Library 2 answers \
    15 requests an hour; where it asks to wait, fetch waits. It talks to the one server and to nothing else.
    """

  private static let production = "https://ll.thespacedevs.com/2.3.0/"

  @Option(
    help: ArgumentHelp("The server: its address up to what stands before spacecraft/.", valueName: "address"))
  package var baseUrl: String = FetchOptions.production

  @Option(help: ArgumentHelp("Which fields the records have: normal or detailed.", valueName: "mode"))
  package var mode: RecordMode = .normal

  @Option(help: ArgumentHelp("How many spacecraft a page has, from 1 to 100.", valueName: "n"))
  package var limit = 100

  @Option(
    name: [.customShort("o", allowingJoined: true), .customLong("output")],
    help: ArgumentHelp(
      "Where the pages land. Without it, $XDG_DATA_HOME/perigee or ~/.local/share/perigee.",
      valueName: "folder"),
    completion: .directory)
  package var output: String?

  @Option(help: ArgumentHelp("How long to wait for an answer, in seconds.", valueName: "seconds"))
  package var timeout = 30.0

  @Option(
    help: ArgumentHelp(
      "How long to pause after a failure, in seconds; every further pause is twice as long.",
      valueName: "seconds"))
  package var pause = 1.0

  @Flag(name: .shortAndLong, help: "Say nothing but what is wrong.")
  package var quiet = false

  @OptionGroup
  package var messages: MessageOptions

  package init() {}
}

extension RecordMode: ExpressibleByArgument {}
