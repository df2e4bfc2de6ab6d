/// What the values of one field of a table are like: type, nulls, distinct values and range.
public struct FieldSummary: Hashable, Sendable {
  /// The whole path of the field, as a query writes it: `spacecraft_config.agency.name`.
  public let path: String
  /// What it holds. Fields whose values are of several JSON kinds read as text.
  public let type: ValueType
  /// In how many rows the field is null. Of fields inside lists it counts elements of all the lists together.
  public let nullCount: Int
  /// How many different values there are, null left out; nil for records and lists.
  public let distinctCount: Int?
  /// The smallest value, of a list the fewest elements. Null where there is no value, and for records.
  public let smallest: Value
  /// The largest value, of a list the most elements. Null where there is no value, and for records.
  public let largest: Value
}
