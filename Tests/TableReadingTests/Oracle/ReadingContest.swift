import Columnar
import QueryDiagnostics
import Testing

@testable import TableReading

/// The reader against an oracle, over one text.
enum ReadingContest {
  /// Records an issue where reader and oracle do not agree.
  static func hold(
    _ bytes: [UInt8], named name: String, to expectation: Expectation, _ origin: String,
    at location: Testing.SourceLocation = #_sourceLocation
  ) {
    guard let disagreement = disagreement(bytes, name, expectation) else { return }
    let text = String(decoding: bytes, as: UTF8.self).debugDescription
    Issue.record("\(origin): \(text)\n\(disagreement)\nexpected \(expectation)", sourceLocation: location)
  }

  private static func table(_ bytes: [UInt8], _ name: String) throws(ReadingFailure) -> ColumnTable {
    try TableReader.read([DataInput(name: name, bytes: bytes)], shapes: []).table
  }

  private static func disagreement(_ bytes: [UInt8], _ name: String, _ expectation: Expectation) -> String? {
    do throws(ReadingFailure) {
      let table = try table(bytes, name)
      let records = TableModel.records(table).map(\.withoutRepeatedKeys)
      let found = Expectation.table(table.schema.fields, records)
      return found == expectation ? nil : "found \(found)"
    } catch {
      guard let found = error.diagnostics.first, let place = found.span?.start else {
        return "an error without a place"
      }
      guard case .fault(let places) = expectation, places.contains(where: { $0.contains(place) }) else {
        return "an error at byte \(place): \(found.message)"
      }
      return nil
    }
  }
}
