/// Words that are commands where they come first, and not there yet.
enum PlannedCommand: String, CaseIterable {
  case completions

  init?(_ argument: [UInt8]) {
    guard let command = Self.allCases.first(where: { argument.elementsEqual($0.rawValue.utf8) }) else {
      return nil
    }
    self = command
  }
}
