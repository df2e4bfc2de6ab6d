/// Which fields whole records have in the formats that hold everything.
///
/// A field that is written has the value that it came with: a record that says `detailed` of itself still says so
/// where its detailed fields are left out.
package enum RecordMode: String, Hashable, Sendable, CaseIterable {
  /// Without the fields that the table's profile calls detailed, wherever they stand: keys in JSON, columns in CSV.
  case normal
  /// All that there are. A key that a record came without stays absent.
  case detailed
}
