/// In which pieces inputs are read, in bytes. What comes of them does not depend on it.
struct PieceLengths: Sendable {
  /// What is in memory of a file that is read in one go, as long as no record is longer. It stays in the processor's
  /// cache, and memory that is touched for the first time costs a small file more than reading it.
  var window = 1 << 19
  /// After so many bytes the rows that have been read in one go become segments.
  var segment = 1 << 19
  /// What a thread takes of an input of lines; a longer line makes a longer piece.
  var line = 1 << 20
  /// Shorter inputs of lines are read quickly enough by one thread.
  var fewestForThreads = 2 << 20
}
