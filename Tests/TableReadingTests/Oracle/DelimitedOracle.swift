import Columnar
import TestSupport

/// What a CSV or TSV text means: the contract's rules on top of RFC 4180.
///
/// Where the contract leaves something open:
/// - the empty text and white space alone are no table of fields at all;
/// - a line without anything is a record of one field, which is null in a table of one column and a record of another
///   length in every other;
/// - a column whose fields are not all of one type is text, each as it was written, also where all are numbers;
/// - white space belongs to a field, so ` 1` is text.
enum DelimitedOracle {
  /// Nil where the text begins as JSON does, and is not CSV whatever it is called.
  static func expectation(of bytes: [UInt8], separator: UInt8) -> Expectation? {
    let notUTF8 = Expectation.firstByteThatIsNotUTF8(bytes).map { [$0...$0] } ?? []
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let begin = text.first(where: { !" \t\r\n".utf8.contains($0) }) else { return .table([], []) }
    if "[{".utf8.contains(begin) { return nil }
    let (records, fault) = PlainDelimitedText.recordsBeforeFault(of: bytes, separator: separator)
    // A wrong header or a record of another length comes before what is wrong behind it.
    let first = structuralFault(of: records, in: bytes) ?? fault.map { $0.recordStart...$0.fault.offset }
    let faults = notUTF8 + (first.map { [$0] } ?? [])
    return faults.isEmpty ? table(records) : .fault(faults)
  }

  /// The first record of another length than the header, or the header where its names are wrong.
  private static func structuralFault(
    of records: [[PlainDelimitedText.Field]], in bytes: [UInt8]
  ) -> ClosedRange<Int>? {
    guard let header = records.first else { return nil }
    let names = header.map(\.text)
    let isWrongHeader = names.contains("") || Set(names.map { Array($0.utf8) }).count < names.count
    guard let wrong = isWrongHeader ? 0 : records.firstIndex(where: { $0.count != names.count }) else {
      return nil
    }
    let next = wrong + 1 < records.count ? records[wrong + 1][0].offset : bytes.count
    return records[wrong][0].offset...next
  }

  private static func table(_ records: [[PlainDelimitedText.Field]]) -> Expectation {
    let names = records[0].map(\.text)
    let rows = Array(records.dropFirst())
    let columns: [[JSONValue]] = names.indices.map { column in columnValues(of: rows.map { $0[column] }) }
    let fields = zip(names, columns).map { name, values in Field(name, TypeOracle.type(of: values)) }
    let values = rows.indices.map { row in
      JSONValue.record(zip(names, columns).map { name, column in .init(key: name, value: column[row]) })
    }
    return .table(fields, values.map { TypeOracle.value($0, as: .record(fields)) })
  }

  /// The values of a column: what each field would be alone where all are of one type, else texts.
  private static func columnValues(of fields: [PlainDelimitedText.Field]) -> [JSONValue] {
    let values = fields.map { value(of: $0) }
    guard case .mixed = TypeOracle.type(of: values) else { return values }
    return zip(fields, values).map { field, value in value == .null ? .null : .text(field.text) }
  }

  /// Quotes do not change a type, but tell the empty text from nothing.
  private static func value(of field: PlainDelimitedText.Field) -> JSONValue {
    if field.text.isEmpty { return field.isQuoted ? .text("") : .null }
    if field.text == "true" || field.text == "false" { return .boolean(field.text == "true") }
    let number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/
    return (try? number.wholeMatch(in: field.text)) != nil ? .number(field.text) : .text(field.text)
  }
}
