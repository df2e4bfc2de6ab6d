import Shell

/// Words that are commands of their own where they are the first argument; everywhere else they are queries.
enum Subcommand: String, CaseIterable {
  case fetch, save, completions

  init?(_ argument: [UInt8]) {
    guard let command = Self.allCases.first(where: { argument.elementsEqual($0.rawValue.utf8) }) else {
      return nil
    }
    self = command
  }

  /// What to say of a word that stands where a query does and was meant for a command; nil where none is near.
  static func hint(about word: String) -> String? {
    if Subcommand(rawValue: word) != nil { return "`\(word)` is a command only as the first argument" }
    return NearestName.to(word, among: allCases.map(\.rawValue)).map {
      "did you mean the command `perigee \($0)`?"
    }
  }
}
