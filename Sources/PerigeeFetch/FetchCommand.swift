import ArgumentParser
import CommandLines
import FetchedData
import Foundation
import Perigee
import ResultRendering

/// `perigee fetch`: brings all spacecraft of Launch Library 2.
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "perigee fetch",
    abstract: FetchOptions.abstract,
    discussion: FetchOptions.discussion)

  @OptionGroup
  var options: FetchOptions

  func validate() throws {
    guard (1...100).contains(options.limit) else {
      throw ValidationError("--limit is a number from 1 to 100")
    }
    guard options.timeout > 0, options.timeout <= 3600 else {
      throw ValidationError("--timeout is more than 0 and at most 3600")
    }
    guard options.pause >= 0, options.pause <= 600 else {
      throw ValidationError("--pause is from 0 to 600 seconds")
    }
    guard firstAddress.flatMap(Origin.init) != nil else {
      throw ValidationError("--base-url is no address that begins with https:// or http://")
    }
    guard options.output != "" else { throw ValidationError("the folder has no name") }
  }

  func run() throws {
    guard let address = firstAddress, let origin = Origin(address) else { return }
    guard let folder = options.output.map({ FetchFolder($0) }) ?? FetchFolder.standard else {
      throw ValidationError(
        "neither XDG_DATA_HOME nor HOME says where data belong; name a folder with --output")
    }
    let reporter = Reporter(form: options.messages.errorForm, color: options.messages.color)
    let tellsProgress = !options.quiet && options.messages.errorForm == .text
    let fetcher = Fetcher(
      folder, first: address, origin: origin, timeout: options.timeout,
      patience: Patience(firstPause: options.pause)
    ) { news in
      switch news {
      case .progress(let line): if tellsProgress { reporter.tell(line) }
      case .warning(let text):
        reporter.report([Diagnostic(.badData, text, at: nil, severity: .warning)], in: nil)
      }
    }
    do {
      try fetcher.run()
    } catch {
      reporter.report([error.diagnostic], in: nil)
      throw ExitCode(error.status.rawValue)
    }
  }

  /// The address of the first page. The order is one that does not change while pages are fetched.
  private var firstAddress: URL? {
    guard var parts = URLComponents(string: options.baseUrl), parts.scheme != nil, parts.host != nil else {
      return nil
    }
    parts.path = FetchCommand.path(parts.path)
    parts.fragment = nil
    parts.queryItems = [
      URLQueryItem(name: "format", value: "json"), URLQueryItem(name: "limit", value: "\(options.limit)"),
      URLQueryItem(name: "mode", value: options.mode.rawValue), URLQueryItem(name: "ordering", value: "id"),
    ]
    return parts.url
  }

  /// The path of the listing: that of the server's version of the day where none is given.
  private static func path(_ base: String) -> String {
    let parts = base.split(separator: "/").map(String.init)
    if parts.isEmpty { return "/2.3.0/spacecraft/" }
    return "/" + (parts.last == "spacecraft" ? parts : parts + ["spacecraft"]).joined(separator: "/") + "/"
  }
}
