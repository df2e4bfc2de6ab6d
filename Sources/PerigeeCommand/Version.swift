import CReadline
import Perigee

/// What `--version` prints.
enum Version {
  static var text: String {
    guard let readline = perigee_readline_version() else { return "perigee \(Perigee.version)" }
    return "perigee \(Perigee.version) (GNU readline \(String(cString: readline)))"
  }
}
