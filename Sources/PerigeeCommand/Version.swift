import CReadline

/// What `--version` prints.
enum Version {
  /// The version of the program and the library.
  static let number = "0.1.0"

  static var text: String {
    guard let readline = perigee_readline_version() else { return "perigee \(number)" }
    return "perigee \(number) (GNU readline \(String(cString: readline)))"
  }
}
