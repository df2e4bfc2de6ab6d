import Columnar
import TableReading

/// What a table consists of.
final class WholeTable: Sendable {
  let columns: ColumnTable
  /// What may answer requests of the service that the data come from.
  let requests: (any ShapeRequests)?
  let readingWarnings: [ReadingWarning]

  init(columns: ColumnTable, requests: (any ShapeRequests)?, readingWarnings: [ReadingWarning]) {
    self.columns = columns
    self.requests = requests
    self.readingWarnings = readingWarnings
  }
}
