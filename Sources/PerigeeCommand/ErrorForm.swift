import ArgumentParser

/// How diagnostics are written on standard error.
enum ErrorForm: String, CaseIterable, ExpressibleByArgument {
  /// For people: the line of the query with carets.
  case text
  /// For programs: an object a line.
  case json
}
