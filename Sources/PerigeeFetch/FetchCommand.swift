import ArgumentParser
import FetchedData
import Foundation
import Perigee
import ResultRendering

/// `perigee fetch`: brings all spacecraft of Launch Library 2.
@main
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perigee fetch",
    abstract: "Fetch all spacecraft of Launch Library 2, page by page.",
    discussion: """
      The pages land in a folder, with a snapshot of them all beside; what the default folder holds is what perigee \
      answers from where no --data is given. A fetch that was ended goes on where it stopped. Launch Library 2 answers \
      15 requests an hour; where it asks to wait, fetch waits. It talks to the one server and to nothing else.
      """)

  private static let production = "https://ll.thespacedevs.com/2.3.0/"

  @Option(
    help: ArgumentHelp("The server: its address up to what stands before spacecraft/.", valueName: "address"))
  var baseUrl: String = FetchCommand.production

  @Option(help: ArgumentHelp("Which fields the records have: normal or detailed.", valueName: "mode"))
  var mode: RecordMode = .normal

  @Option(help: ArgumentHelp("How many spacecraft a page has, from 1 to 100.", valueName: "n"))
  var limit = 100

  @Option(
    name: [.customShort("o", allowingJoined: true), .customLong("output")],
    help: ArgumentHelp(
      "Where the pages land. Without it, $XDG_DATA_HOME/perigee or ~/.local/share/perigee.",
      valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("How long to wait for an answer, in seconds.", valueName: "seconds"))
  var timeout = 30.0

  @Option(
    help: ArgumentHelp(
      "How long to pause after a failure, in seconds; every further pause is twice as long.",
      valueName: "seconds"))
  var pause = 1.0

  @Flag(name: .shortAndLong, help: "Say nothing but what is wrong.")
  var quiet = false

  func validate() throws {
    guard (1...100).contains(limit) else { throw ValidationError("--limit is a number from 1 to 100") }
    guard timeout > 0, timeout <= 3600 else {
      throw ValidationError("--timeout is more than 0 and at most 3600")
    }
    guard pause >= 0, pause <= 600 else { throw ValidationError("--pause is from 0 to 600 seconds") }
    guard firstAddress.flatMap(Origin.init) != nil else {
      throw ValidationError("--base-url is no address that begins with https:// or http://")
    }
    guard output != "" else { throw ValidationError("the folder has no name") }
  }

  func run() throws {
    guard let address = firstAddress, let origin = Origin(address) else { return }
    guard let folder = output.map({ FetchFolder($0) }) ?? FetchFolder.standard else {
      throw ValidationError(
        "neither XDG_DATA_HOME nor HOME says where data belong; name a folder with --output")
    }
    let isQuiet = quiet
    let fetcher = Fetcher(
      folder, first: address, origin: origin, timeout: timeout, patience: Patience(firstPause: pause)
    ) { line in
      if !isQuiet || line.hasPrefix("warning:") { FetchCommand.say(PrintableLines.escaped(line)) }
    }
    do {
      try fetcher.run()
    } catch {
      FetchCommand.say(DiagnosticRenderer.text([error.diagnostic], source: nil, isColored: false), ending: "")
      throw ExitCode(error.status.rawValue)
    }
  }

  /// The address of the first page. The order is one that does not change while pages are fetched.
  private var firstAddress: URL? {
    guard var parts = URLComponents(string: baseUrl), parts.scheme != nil, parts.host != nil else {
      return nil
    }
    parts.path = FetchCommand.path(parts.path)
    parts.fragment = nil
    parts.queryItems = [
      URLQueryItem(name: "format", value: "json"), URLQueryItem(name: "limit", value: "\(limit)"),
      URLQueryItem(name: "mode", value: mode.rawValue), URLQueryItem(name: "ordering", value: "id"),
    ]
    return parts.url
  }

  /// The path of the listing: that of the server's version of the day where none is given.
  private static func path(_ base: String) -> String {
    let parts = base.split(separator: "/").map(String.init)
    if parts.isEmpty { return "/2.3.0/spacecraft/" }
    return "/" + (parts.last == "spacecraft" ? parts : parts + ["spacecraft"]).joined(separator: "/") + "/"
  }

  /// What cannot be written is not missed.
  private static func say(_ text: String, ending: String = "\n") {
    try? Platform.write(Array((text + ending).utf8).span, to: Platform.standardError)
  }
}

extension RecordMode: ExpressibleByArgument {}
