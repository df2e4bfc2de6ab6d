/// The forms in which spacecraft are written.
package enum DataShape: String, CaseIterable, Sendable {
  /// NDJSON of the fields that questions are about, nested: about 635 bytes a record.
  case slim
  /// NDJSON of whole records as LL2 gives them in normal mode: about 2,100 bytes each.
  case full
  /// One object as LL2 gives it, with whole records in `results`.
  case page
  /// CSV of the fields of the slim shape.
  case csv

  /// What stands before, between and behind so many records.
  func frame(rowCount: Int) -> (opening: String, separator: StaticString, closing: String) {
    switch self {
    case .slim, .full: ("", "\n", rowCount > 0 ? "\n" : "")
    case .page: (#"{"count":\#(rowCount),"next":null,"previous":null,"results":["#, ",", "]}")
    case .csv: (CSVForm.header + (rowCount > 0 ? "\r\n" : ""), "\r\n", "\r\n")
    }
  }
}
