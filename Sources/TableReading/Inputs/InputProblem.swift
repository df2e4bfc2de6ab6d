import Values

/// Why one input could not be read.
enum InputProblem: Error {
  /// Something is wrong with the data, or the caller gave them up.
  case fault(ReadingFault)
  /// The system could not read it.
  case unreadable(Platform.Failure)
}
