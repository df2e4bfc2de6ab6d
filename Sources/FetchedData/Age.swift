/// How long ago something was, in words.
enum Age {
  private static let units: [(name: String, microseconds: Int64)] = [
    ("day", 86_400_000_000), ("hour", 3_600_000_000), ("minute", 60_000_000),
  ]

  /// `3 hours ago`, in the largest unit of which there is one; what lies ahead is `just now`, too.
  static func text(_ microseconds: Int64) -> String {
    for unit in units where microseconds >= unit.microseconds {
      let count = microseconds / unit.microseconds
      return "\(count) \(unit.name)\(count == 1 ? "" : "s") ago"
    }
    return "just now"
  }
}
