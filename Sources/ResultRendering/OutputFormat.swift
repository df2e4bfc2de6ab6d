/// A way to write an answer. The raw values are the names on the command line.
package enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  /// A drawn table, for people.
  case table
  /// One array of objects on one line.
  case json
  /// An object a line.
  case ndjson
  /// RFC 4180 with a header line.
  case csv
}
