package import Perigee
package import ResultRendering

/// What a session begins with.
package struct ShellSettings {
  /// Loads the data that paths name into one table.
  package typealias Loader = (_ paths: [String], LoadingOptions) throws(DataError) -> Table

  package var table: Table
  /// The paths that the table came from; empty for the data that are there without being named.
  package var data: [String]
  /// What tells those data from others, as in `fetched 3 hours ago`; nil where the table came from paths.
  package var dataOrigin: String?
  /// Nil for a table, or for what is read better where a single row is wider than the screen.
  package var format: OutputFormat?
  package var mode: RecordMode?
  /// Texts by the names of parameters, without `$`.
  package var parameters: [(name: String, value: String)] = []
  package var threads: Int?
  package var timeLimit: Duration?
  /// True to go on with a file behind a statement that failed.
  package var keepsGoing = false
  /// True for a session that reads and writes no file and starts no command.
  package var isSafe = false
  package var environment = ShellEnvironment()
  package var loader: Loader

  package init(table: Table, data: [String], loader: @escaping Loader) {
    self.table = table
    self.data = data
    self.loader = loader
  }
}
