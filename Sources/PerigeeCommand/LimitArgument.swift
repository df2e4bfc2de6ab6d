import ArgumentParser
import Perigee

/// A limit of a query as it is given on the command line.
enum LimitArgument {
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
