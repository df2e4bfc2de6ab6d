import Columnar
import Values

/// What the values of a field turned out to be.
enum ColumnForm {
  case boolean
  /// Integers, durations, dates or time stamps.
  case numbers(ScalarType)
  case reals
  /// Texts; of delimited files, everything that has no type in common, as it is written.
  case text
  case mixed
  /// The set rows are texts that stand for the record's `name`.
  case record(writtenAsText: Bitmap?)
  case list
}
