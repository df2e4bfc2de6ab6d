/// In which pieces inputs are read, in bytes, and what is decided after some of them. What comes of them does not depend on it.
struct PieceLengths: Sendable {
  /// What is in memory of a file that is read in one go, as long as no record is longer, and what is found in one go
  /// before it is read. It stays in the processor's cache, and memory that is touched for the first time costs a small
  /// file more than reading it.
  var window = 1 << 18
  /// After so many bytes the rows that have been read in one go become segments. Each takes some time beside that of its
  /// rows.
  var segment = 1 << 21
  /// What a thread reads in one go of an input of lines in which line breaks may stand inside quotes: no more than its own
  /// cache holds with what is found there. A longer line makes a longer piece.
  var line = 1 << 19
  /// What a thread takes at least of an input whose lines are objects. Their fields are many, and each takes some time for
  /// every piece.
  var objectLines = 1 << 21
  /// What it reads of them in one go. Each field takes some time for every step: with half a MiB, which fits the cache
  /// better, loading whole records took 7 % longer.
  var objectStep = 1 << 21
  /// Shorter inputs of lines are read quickly enough by one thread.
  var fewestForThreads = 2 << 20
  /// So many records of a field show whether they repeat.
  var fewestSampled = 16
  /// Of so many texts of a column it is decided whether numbering them is worth it.
  var fewestNumbered = 1 << 14
}
