/// One value of a field.
enum FieldValue {
  case absent
  case null
  case boolean(Bool)
  case integer(Int64)
  case decimal(digits: Int64, scale: UInt8)
  /// As it is written.
  case otherNumber(ArraySlice<UInt8>)
  /// A duration, date or time stamp, as the kind says.
  case time(ValueKind, Int64)
  case text(ArraySlice<UInt8>)
  /// Its JSON, where that was kept.
  case record(ArraySlice<UInt8>?)
  case list(ArraySlice<UInt8>?)
}
