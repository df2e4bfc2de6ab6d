import CommandLines
import Perigee

/// Where the program begins.
@main
enum Main {
  static func main() {
    let words = Platform.arguments.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    Platform.end(status: CommandRun.status(of: FetchCommand.self, words))
  }
}
