import CommandLines
import Perigee

/// `perigee fetch`: becomes the program that fetches, which stands beside this one.
enum FetchLauncher {
  private static let programName = "perigee-fetch"

  /// Hands on the arguments behind the first. Returns only where there is no such program.
  static func run(_ arguments: [[UInt8]]) -> ExitStatus {
    let folder = Platform.executablePath.map { path in
      path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
    }
    let path = (folder.map(String.init) ?? "") + programName
    let failure = Platform.become(path, [Array(path.utf8)] + arguments.dropFirst(2))
    let diagnostic = Diagnostic(
      .cannotRead, "cannot run \(path): \(failure.reason)", at: nil,
      hint: "`\(programName)` belongs beside `perigee`")
    Reporter(form: ErrorForm(arguments: arguments) ?? .text, color: nil).report([diagnostic], in: nil)
    return .cannotRead
  }
}
