import Perigee

/// What the environment says about the characters that the reader of the output understands.
enum TerminalLocale {
  /// True where the locale's encoding is UTF-8. As POSIX has it, `LC_ALL` decides before `LC_CTYPE` and that before
  /// `LANG`, empty ones count as unset, and where none is set the locale is `C`, which is ASCII.
  static var isUTF8: Bool { isUTF8(Platform.environment) }

  static func isUTF8(_ variable: (String) -> String?) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(variable).first { !$0.isEmpty }
    guard let name = locale?.split(separator: "@").first else { return false }
    // `de_DE.UTF-8@euro`, `en_US.utf8`; some systems have an encoding alone: `UTF-8`.
    let encoding = name.split(separator: ".").last ?? name
    return encoding.lowercased().filter { $0 != "-" } == "utf8"
  }
}
