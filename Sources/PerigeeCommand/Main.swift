import ArgumentParser
import Perigee

/// Where the program begins.
@main
enum Main {
  static func main() {
    if let options = Options(plainQuery: CommandLine.arguments) {
      Platform.end(status: Program(options: options).run().rawValue)
    }
    PerigeeCommand.main()
  }
}
