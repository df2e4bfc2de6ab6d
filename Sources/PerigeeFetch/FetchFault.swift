import CommandLines
import Perigee

/// Why spacecraft could not be fetched. What had been fetched before is kept, and the next run goes on from there.
struct FetchFault: Error {
  let status: ExitStatus
  let diagnostic: Diagnostic

  private init(_ status: ExitStatus, _ code: DiagnosticCode, _ message: String, hint: String? = nil) {
    self.status = status
    diagnostic = Diagnostic(code, message, at: nil, hint: hint)
  }

  /// The server cannot be reached, or refuses to answer.
  static func unreachable(_ address: String, _ reason: String) -> FetchFault {
    FetchFault(
      .cannotRead, .cannotRead, "cannot fetch \(address): \(reason)", hint: "the next run goes on from here")
  }

  /// The server sent something that is no page.
  static func badPage(_ address: String, _ reason: String) -> FetchFault {
    FetchFault(.badData, .badData, "\(address) is no page of spacecraft: \(reason)")
  }

  /// The server has nothing to be fetched. What was fetched before is not given up for it.
  static func emptyListing(_ address: String, keepsEarlier: Bool) -> FetchFault {
    FetchFault(
      .badData, .badData, "the server has no spacecraft: the listing at \(address) is empty",
      hint: keepsEarlier ? "what was fetched before is kept" : nil)
  }

  /// The address of the next page is none that may be followed.
  static func badNext(_ next: String, _ reason: String) -> FetchFault {
    FetchFault(.badData, .badData, "the next page is said to be \(next), \(reason)")
  }

  static func cannotWrite(_ path: String, _ failure: Platform.Failure) -> FetchFault {
    FetchFault(.outputFailed, .cannotWrite, "cannot write \(path): \(failure.reason)")
  }

  static func isTaken(_ path: String) -> FetchFault {
    FetchFault(.outputFailed, .cannotWrite, "another fetch is at work in \(path)")
  }

  static func data(_ error: DataError) -> FetchFault {
    FetchFault(.badData, .badData, error.description)
  }
}
