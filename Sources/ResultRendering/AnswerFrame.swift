/// What stands around the rows of an answer in the format `ll2`.
package enum AnswerFrame: Hashable, Sendable {
  /// An envelope: `count` is the number of rows before any were cut off, the others are where more of them are.
  case page(count: Int, next: String?, previous: String?)
  /// Nothing: the first row, as an object.
  case bareRecord
}
