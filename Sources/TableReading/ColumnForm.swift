import Columnar
import Values

/// What the values of a builder turned out to be, with the numbers that had to be read to know it.
enum ColumnForm {
  case boolean
  /// A number for every row; that of a null row has no meaning.
  case numbers(ScalarType, [Int64])
  case reals([Double])
  case text
  case mixed
  /// The set rows are texts that stand for the record's `name`.
  case record(writtenAsText: Bitmap?)
  case list
}
