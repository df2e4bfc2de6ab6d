/// In which pieces inputs are read, in bytes. What comes of them does not depend on it.
struct PieceLengths: Sendable {
  /// What is in memory of a file that is read in one go, as long as no record is longer.
  var window = 4 << 20
  /// After so many bytes the rows that have been read in one go become segments.
  var segment = 1 << 20
  /// What a thread takes of an input of lines: no more than its own cache holds with what is found there. A longer line
  /// makes a longer piece.
  var line = 1 << 19
  /// Shorter inputs of lines are read quickly enough by one thread.
  var fewestForThreads = 2 << 20
}
