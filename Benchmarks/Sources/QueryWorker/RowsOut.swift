/// What is done with the ids that a query answers, to count as read.
enum RowsOut: String {
  /// They are copied into memory that is used for every query.
  case buffer
  /// They are copied into a new array.
  case array
  /// They are added up where they lie.
  case sum
}
