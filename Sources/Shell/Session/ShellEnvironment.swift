/// What a session takes from the environment.
package struct ShellEnvironment: Sendable {
  /// Nil where there is none.
  package var home: String?
  /// Where programs keep what they remember from one run to the next; nil where there is no such place.
  package var stateFolder: String?
  /// The command that shows long texts; nil where the user has chosen none.
  package var pager: String?

  package init(home: String? = nil, stateFolder: String? = nil, pager: String? = nil) {
    self.home = home
    self.stateFolder = stateFolder
    self.pager = pager
  }

  /// - Parameter variable: The value of an environment variable; nil where it is not set.
  package init(reading variable: (String) -> String?) {
    func value(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
    home = value("HOME")
    // A path that is not absolute is to be passed over, says the XDG specification.
    stateFolder =
      value("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home.map { "\($0)/.local/state" }
    pager = value("PAGER")
  }

  /// Where the history is kept; nil where there is no place for it.
  var historyPath: String? { stateFolder.map { "\($0)/perigee/history" } }

  /// A path as the user wrote it, with `~/` as the home folder.
  func expanded(_ path: String) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }
}
