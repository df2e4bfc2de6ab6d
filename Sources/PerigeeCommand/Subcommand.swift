/// Words that are commands of their own where they are the first argument; everywhere else they are queries.
enum Subcommand: String, CaseIterable {
  case fetch, save, completions

  init?(_ argument: [UInt8]) {
    guard let command = Self.allCases.first(where: { argument.elementsEqual($0.rawValue.utf8) }) else {
      return nil
    }
    self = command
  }
}
