/// What stands between the fields of a line.
enum FieldSeparator: UInt8, Sendable {
  case comma = 0x2C
  case tab = 0x09

  /// Looks at the header line, and at the file's name where that does not tell. Of both separators in an unnamed header the
  /// tab counts: names have commas in them more often.
  static func detect(_ text: Span<UInt8>, from start: Int, name: String) -> FieldSeparator {
    var hasComma = false
    var hasTab = false
    var isQuoted = false
    for position in start..<text.count {
      switch text[position] {
      case 0x22: isQuoted.toggle()
      case comma.rawValue where !isQuoted: hasComma = true
      case tab.rawValue where !isQuoted: hasTab = true
      case 0x0A where !isQuoted: return separator(hasTab: hasTab, hasComma: hasComma, name: name)
      default: break
      }
    }
    return separator(hasTab: hasTab, hasComma: hasComma, name: name)
  }

  private static func separator(hasTab: Bool, hasComma: Bool, name: String) -> FieldSeparator {
    if hasTab != hasComma { return hasTab ? .tab : .comma }
    if hasTab { return isNamed(name, ".csv") ? .comma : .tab }
    return isNamed(name, ".tsv") ? .tab : .comma
  }

  private static func isNamed(_ name: String, _ ending: String) -> Bool {
    // The bit makes letters small and leaves the point as it is.
    name.utf8.suffix(4).elementsEqual(ending.utf8) { $0 | 0x20 == $1 }
  }

  /// What messages call it.
  var name: String {
    switch self {
    case .comma: "`,`"
    case .tab: "a tab"
    }
  }
}
