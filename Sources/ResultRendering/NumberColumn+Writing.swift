import Columnar
import Values

extension NumberColumn {
  /// Appends the value of a row that is not null: digits, or ISO 8601.
  func write(_ row: Int, to output: inout [UInt8]) {
    let number = value(row)
    switch type {
    case .duration: ExactDuration(microseconds: number).write(to: &output)
    case .date: CalendarDate(uncheckedDays: number).write(to: &output)
    case .timestamp: Timestamp(uncheckedMicroseconds: number).write(to: &output)
    case .integer, .boolean, .real, .text: NumberText.write(number, to: &output)
    }
  }
}
