package import ArgumentParser
import Perigee

/// How many threads a command may use.
package struct ThreadOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("At most so many threads work; what comes of it never depends on it.", valueName: "n"),
    transform: ThreadOption.number)
  package var threads: Int?

  package init() {}

  /// A number of threads: a whole number from 1 on.
  private static func number(_ argument: String) throws -> Int {
    guard let threads = NumberText.integer(Array(argument.utf8).span).flatMap(Int.init(exactly:)),
      threads >= 1
    else { throw ValidationError("a number of threads is a whole number from 1 on") }
    return threads
  }
}
