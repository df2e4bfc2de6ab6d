import ArgumentParser
import Perigee

/// A limit of a query as it is given on the command line.
enum LimitArgument {
  /// A number of threads: a whole number from 1 on.
  static func threads(_ argument: String) throws -> Int {
    guard let threads = NumberText.integer(Array(argument.utf8).span).flatMap(Int.init(exactly:)),
      threads >= 1
    else { throw ValidationError("a number of threads is a whole number from 1 on") }
    return threads
  }

  /// More seconds than this, some 30 years, are as good as no limit.
  private static let mostSeconds = 1e9

  /// A time in seconds: a decimal number greater than 0.
  static func time(_ argument: String) throws -> Duration {
    guard let seconds = NumberText.real(Array(argument.utf8).span), seconds > 0 else {
      throw ValidationError("a time limit is a number of seconds greater than 0, such as 2 or 0.5")
    }
    return .seconds(min(seconds, mostSeconds))
  }
}
