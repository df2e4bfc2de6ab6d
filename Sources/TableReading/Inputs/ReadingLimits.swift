import Columnar

/// How much may be read. Rows, elements and texts are numbered in 32 bits.
struct ReadingLimits: Sendable {
  /// Levels of objects and arrays inside one another, the outermost included.
  var depth = 256
  /// Rows of a table, and elements of all the lists of one field together.
  var rows = ColumnTable.capacity - 1
  /// Bytes of the texts of one field.
  var textBytes = TextArena.capacity - 1
  /// How many places without a value the columns may have beyond `absentPerByte` for each byte of the input.
  ///
  /// Few bytes can ask for very many such places: records that have no key in common need rows × fields of them.
  var absentValues = 1 << 26
  var absentPerByte = 64
  var pieces = PieceLengths()
}
